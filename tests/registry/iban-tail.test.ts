import { describe, expect, it } from "vitest";
import { readIbanTail } from "#registry/holders/iban-tail.rules.ts";

const iban = "FR7630006000011234567890189";

describe("the end of an IBAN, as typed", () => {
  it.each([
    "90189",
    " 90 189 ",
    "90.189",
    iban,
    "FR76 3000 6000 0112 3456 7890 189",
    "IBAN FR76 3000 6000 0112 3456 7890 189",
    iban.toLowerCase(),
  ])("« %s » is read", (typed) => expect(readIbanTail(typed)).toEqual({ ok: true, value: "90189" }));

  it.each([
    ["9018", "vous en avez tapé 4"],
    ["901899", "vous en avez tapé 6"],
    ["9018!", "que des lettres et des chiffres"],
    [
      "FR7630006000011234567890188",
      "Cet IBAN n’est pas reconnu. Recopiez seulement ses 5 derniers caractères",
    ],
    ["FR76300060000112345678", "Cet IBAN n’est pas reconnu"],
    ["ZZ7630006000011234567890189", "Cet IBAN n’est pas reconnu"],
  ])("« %s » is refused with the reason", (typed, reason) => {
    const read = readIbanTail(typed);
    expect(read.ok ? read.value : read.refusal).toContain(reason);
  });
});

import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { formSchema } from "#http/forms/form-schema.ts";
import { choices, chosenOf, rows } from "#kernel/fields/typed-choice.ts";
import { text } from "#kernel/text/typed-text.ts";
import { fieldsHouse } from "./fields-house.tsx";
import { poster } from "./post-fields.ts";

const home = fieldsHouse();
afterAll(() => home.app.close());
const post = poster(home);

const boxes = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`chosen-${String(n).padStart(36, "0")}`, "oui"]),
  );

describe("a form with hundreds of checkboxes", () => {
  it("is read only where its route has `acceptForm`", async () => {
    const fields = { ...boxes(500), action: "close" };
    const { value } = (await post("/lot", fields)).json();
    expect([value.chosen.length, value.chosen[499]]).toEqual([500, "499".padStart(36, "0")]);
    const elsewhere = await post("/lot-ordinaire", fields);
    expect(elsewhere.statusCode).toBe(413);
    expect(elsewhere.body).toContain("Ce formulaire compte trop de champs. Rien n’a été enregistré.");
  });

  it("with more fields than its route accepts is answered 413", async () => {
    expect((await post("/lot", boxes(510))).statusCode).toBe(413);
    expect((await post("/lot", boxes(509))).statusCode).toBe(200);
  });

  it("with more checkboxes than its schema accepts has an error", async () => {
    const { errors } = (await post("/lot", { ...boxes(501), action: "close" })).json().refusal;
    expect(errors).toEqual({ chosen: "500 lignes au plus." });
  });

  it("refuses an unknown or too long value", async () => {
    const { refusal } = (await post("/lot", { "chosen-A": "oui", action: "close" })).json();
    expect(refusal.errors).toEqual({ chosen: "Identifiant inconnu." });
    const long = (await post("/lot", { [`chosen-${"a".repeat(37)}`]: "oui", action: "close" })).json();
    expect(long.refusal.errors).toEqual({ chosen: "Cet identifiant est trop long." });
  });
});

describe("a body", () => {
  it("may have the size that its route declares, and 64 kB elsewhere", async () => {
    const long = `x=${"y".repeat(70_000)}`;
    expect((await post("/lot", long)).statusCode).toBe(200);
    expect((await post("/lot-ordinaire", long)).statusCode).toBe(413);
    expect((await post("/lot", `x=${"y".repeat(131_072)}`)).statusCode).toBe(413);
  });
});

describe("formSchema", () => {
  const cell = text(10, "trop long");
  it.each([
    [
      "without a maximum of items",
      { lines: z.array(z.object({ label: cell })) },
      "must have a maximum of items",
    ],
    [
      "with too many items",
      { lines: rows({ label: cell }, { most: 2000, tooMany: "x" }) },
      "must have a maximum",
    ],
    ["whose cell has no maximum", { lines: z.array(z.object({ label: z.string() })).max(3) }, "lines.label"],
    [
      "whose values have no maximum",
      { ids: chosenOf(z.string(), { most: 3, tooMany: "x" }) },
      '"ids" must begin',
    ],
    ["whose value cannot name a box", { ids: choices(["à part"]) }, "cannot name a box"],
    [
      "whose name has a dash",
      { "my-lines": rows({ label: cell }, { most: 3, tooMany: "x" }) },
      "cannot name a list",
    ],
    [
      "whose column has a dash",
      { lines: rows({ "a-b": cell }, { most: 3, tooMany: "x" }) },
      "cannot name a column",
    ],
    [
      "beside a field of its names",
      { lines: rows({ label: cell }, { most: 3, tooMany: "x" }), "lines-0-label": cell },
      "name of the list",
    ],
    ["of lists", { lines: z.array(z.array(cell).max(2)).max(2) }, "must begin with a maximum"],
  ])("refuses a list %s", (_, shape, message) => {
    expect(() => formSchema(shape as z.core.$ZodShape)).toThrow(message);
  });
});

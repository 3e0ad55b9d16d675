import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { newEmail } from "#kernel/fields/typed-address.ts";
import { addressFault } from "#kernel/text/mail-address.rules.ts";
import { readEmail } from "#registry/holders/email.ts";

const long = (length: number) => "a".repeat(length);

/** Accepted by every check: typed, imported, and sent to (the mail sender uses `addressFault` too). */
const accepted = [
  "paul&julie@boite.example",
  "Ines.O'Neil+npfr@Boite.example",
  "!#$%&'*+-/=?^_`{|}~@boite.example",
  "a@b.fr",
  "1@2.fr",
  "jeanne@mairie-lyon.fr",
  "zoe@xn--bote-upa.example",
  "zoe@boite.xn--p1ai",
  `${long(64)}@boite.example`,
  `a@${long(63)}.${long(63)}.${long(63)}.fr`,
];

/** One fault each, in the order of `AddressFault`. */
const refused: readonly (readonly [string, string, string])[] = [
  ["", "empty", "Saisissez-la."],
  [`a@${`${long(60)}.`.repeat(5)}fr`, "too_long", "trop longue"],
  [`${long(65)}@boite.example`, "too_long", "trop longue"],
  [`a@${long(64)}.fr`, "too_long", "trop longue"],
  ["zoe@b.fr, léo@b.fr", "several", "une seule adresse"],
  ["zoe@b.fr;leo@b.fr", "several", "une seule adresse"],
  ["zoe@@boite.example", "many_at", "plusieurs signes @"],
  ["zoe@leo@boite.example", "many_at", "plusieurs signes @"],
  ["zoe", "no_at", "Il manque le signe @"],
  ["zoe.boite.example", "no_at", "Il manque le signe @"],
  ["@boite.example", "no_name", "ce qui précède"],
  ["zoe@", "no_domain", "ce qui suit"],
  ["zoé@", "no_domain", "ce qui suit"],
  ["zoe boite@crédit.example", "space", "contient une espace"],
  ["zoe@boite .example", "space", "contient une espace"],
  ["zoe@boite", "no_dot", "la fin de cette adresse"],
  ["zoe@boîte", "no_dot", "la fin de cette adresse"],
  [".zoe@boite.example", "dots", "point est mal placé"],
  ["zoe.@boite.example", "dots", "point est mal placé"],
  ["zo..e@boite.example", "dots", "point est mal placé"],
  ["zoe@boite.example.", "dots", "point est mal placé"],
  ["zoe@.example", "dots", "point est mal placé"],
  ["zoé@boite.example", "accent", "sans accent"],
  ["zoe@boîte.example", "accent", "sans accent"],
  ["zoe@boi\u0302te.example", "accent", "sans accent"],
  ["zo\u200be@boite.example", "invisible", "invisible"],
  ["<zoe@boite.example>", "sign", "< (inférieur à)"],
  ["zoe,leo@boite.example", "sign", ", (virgule)"],
  ['"zoe"@boite.example', "sign", "Le signe"],
  ["zoe@boite_postale.example", "sign", "_ (underscore)"],
  ["zoe@[127.0.0.1]", "sign", "[ (crochet ouvrant)"],
  ["zoe@boite.e", "ending", "après le dernier point"],
  ["zoe@127.0.0.1", "ending", "après le dernier point"],
  ["jeanne@orange.f", "ending", "Vouliez-vous écrire jeanne@orange.fr ?"],
  ["zoe@-boite.example", "dash", "tiret est mal placé"],
  ["zoe@boite-.example", "dash", "tiret est mal placé"],
];

const told = (typed: string) =>
  newEmail("Saisissez-la.")
    .safeParse(typed)
    .error?.issues.map(({ message }) => message);

describe("one rule for addresses", () => {
  test.each(accepted)("%s is accepted, typed or imported", (address) => {
    expect(addressFault(address)).toBeNull();
    expect(told(address)).toBeUndefined();
    expect(readEmail(address).ok).toBe(true);
  });

  test.each(refused)("%j is refused: %s", (address, kind, words) => {
    expect(addressFault(address)?.kind).toBe(kind);
    expect(told(address)).toEqual([expect.stringContaining(words)]);
    expect(readEmail(address).ok).toBe(false);
  });

  it("finds the same faults in a plain address as in one with rarer signs", () => {
    const part = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."aZ0._-+@é "), maxLength: 8 }),
      fc.integer({ min: 20, max: 70 }).map(long),
    );
    const domain = fc.array(part, { minLength: 1, maxLength: 3 }).map((labels) => labels.join("."));
    fc.assert(
      fc.property(
        part,
        fc.oneof(domain, fc.constantFrom("boite.example", "a-b.fr", "a--b.fr", "b.1")),
        (name, host) => {
          expect(addressFault(`z${name}z@${host}`)).toEqual(addressFault(`&${name}z@${host}`));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("has a message of its own for each fault", () => {
    const words = new Map(refused.map(([address, kind]) => [kind, told(address)?.[0]]));
    expect(new Set(words.values()).size).toBe(words.size);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commonPasswords } from "#account/password/common-passwords.ts";
import { checkPassword } from "#kernel/password/password.rules.ts";
import { requirements } from "#kernel/password/password-requirements.rules.ts";
import type { PasswordRule } from "#kernel/password/password-rule.ts";
import { type AboutHolder, isWithoutNameOrAddress } from "#kernel/password/personal-words.rules.ts";
import { groupCode, withCheckSign } from "#kernel/text/checked-code.rules.ts";
import { anyText } from "../support/any-text.ts";
import { leastProcessorTime } from "./processor-time.ts";

const rule: PasswordRule = {
  minimum: 6,
  maximum: 128,
  alphanumeric: 6,
  classes: [],
  refused: [],
  history: 0,
  contextWords: ["npfr", "pompier", "extranet", "mutuelle"],
};
const space = {
  policy: { password: rule },
  wording: { number: "identifiant", emailAddress: "adresse mail" },
};
const about: AboutHolder = {
  number: "7402315",
  names: ["Jean-Marc", "Le Guennec"],
  organisation: "",
  city: "35000 Saint-Malo",
  email: "jm.leguennec@mail.example",
};
const common = await commonPasswords();
const reasons = (password: string, who: AboutHolder = about) =>
  checkPassword(space, password, who, common).map(({ reason }) => reason);

describe("accepted", () => {
  test.each([
    "cheval agrafe batterie exact",
    "l’été où j’ai vu la mer",
    "Trois petits chats ; un toit",
    "kW9$pQ2z",
    "  espaces devant et derrière  ",
    "пятнадцать слонов идут",
    "夏の海で泳いだ日",
    "x7Gh!2Lq%_'\\",
    "t4BxR6",
    "vacances pompier Biarritz tandem",
    "éééaubergine",
    "grue-9000-javas",
    "grue 9000 java",
  ])("%s", (password) => expect(reasons(password)).toEqual([]));

  test("64 and 128 characters", () => {
    const long = "un tandem bleu traverse la vallée ".repeat(4);
    expect(reasons(long.slice(0, 64))).toEqual([]);
    expect(reasons(long.slice(0, 128))).toEqual([]);
  });

  test("drawn at random", () => {
    const sign = fc.constantFrom(..."ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstuvwxyz23456789-_.!$");
    const drawn = fc.string({ unit: sign, minLength: 16, maxLength: 40 });
    const spread = drawn.filter((password) => new Set(password).size > 8);
    fc.assert(
      fc.property(spread, (password) => {
        expect(reasons(password)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("refused, with the reason", () => {
  test.each([
    ["", ["too_short"]],
    ["kW9$p", ["too_short"]],
    ["g-b-x-d-e!!", ["too_short"]],
    ["t4BxR!", ["too_short"]],
    ["------", ["too_short", "one_sign"]],
    ["aaaaaaaa", ["one_sign"]],
    ["ÉéÈèÊê", ["one_sign"]],
    ["123456", ["sequence"]],
    ["AZERTY", ["sequence"]],
    ["qwerty", ["sequence"]],
    ["azerty123!", ["sequence"]],
    ["987654abc", ["sequence"]],
    ["1aqw2zsx", ["sequence"]],
    ["Azerty12$", ["common"]],
    ["Soleil2024", ["common"]],
    ["$0l31l2024", ["common"]],
    ["M0tDeP@sse", ["common"]],
    ["bonjour", ["common"]],
    ["soleilsoleil", ["common"]],
    ["Mutuelle2026!", ["portal"]],
    ["NPFR-2026!", ["portal"]],
    ["p0mp13r", ["portal"]],
    ["extranetnpfr1", ["portal"]],
    ["7402315", ["number"]],
    ["7402315!a", ["number"]],
    ["Guennec56", ["name"]],
    ["leguennec", ["name", "email"]],
    ["jean-marc!", ["name"]],
    ["MarcLeGuennec1", ["name"]],
    ["guennecjeanmarc-2026", ["name"]],
    ["SaintMalo-35400", ["city"]],
    ["npfr7402315", ["portal"]],
    ["jm.leguennec", ["name", "email"]],
    ["grue-9000-java", ["letter_like"]],
    [withCheckSign("GARE9000JAV").toLowerCase(), ["letter_like"]],
    [groupCode(withCheckSign("GARE9000JAV")).replaceAll("-", " "), ["letter_like"]],
  ])("%s: %j", (password, expected) => expect(reasons(password)).toEqual(expected));

  const hospital: AboutHolder = {
    number: "2A0000014",
    names: ["", ""],
    organisation: "CH ND LA MISERICORDE",
    city: "AJACCIO CEDEX",
    email: "direction@misericorde-ajaccio.example",
  };
  const clinic = { ...hospital, organisation: "POLYCLINIQUE LYON NORD", city: "RILLIEUX LA PAPE" };
  test.each([
    ["Lyonnord-2026!", clinic, ["organisation"]],
    ["PolycliniqueNord1", clinic, ["organisation"]],
    ["RillieuxLaPape-1", clinic, ["city"]],
    ["Misericorde-2026", hospital, ["organisation", "email"]],
    ["Misericordeajaccio-1", hospital, ["email"]],
    ["Misericordeajaccio-1", { ...hospital, email: "ch.ajaccio@wanadoo.fr" }, ["name"]],
    ["NDlaMisericorde1!", hospital, ["organisation"]],
    ["2a misericorde ouvre la mer", hospital, []],
    ["Nord-verger-cascade-7", clinic, []],
    ["exemple-tandem-fr-26", { ...hospital, email: "zz@exemple.fr" }, []],
    ["wanadoowanadoo35", { ...hospital, email: "zz@wanadoo.fr" }, []],
  ])("%s, of an establishment", (password, who, expected) =>
    expect(reasons(password, who)).toEqual(expected),
  );

  test("names the establishment in the message, not a first or last name", () => {
    const [fault] = checkPassword(space, "Lyonnord-2026!", clinic, common);
    expect(fault?.message).toContain("du nom de votre établissement");
  });

  test("too long, never cut", () => {
    const [fault, ...others] = checkPassword(space, "ab ".repeat(50), about, common);
    expect(fault?.reason).toBe("too_long");
    expect(fault?.message).toContain("128");
    expect(others).toEqual([]);
  });

  test("each of the 3,000 most common that are long enough, and its usual disguises (ASVS V6.2.4)", async () => {
    const { dictionary } = await import("@zxcvbn-ts/language-common");
    const fitting = dictionary["passwords-common"].filter(
      (word) => (word.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= rule.alphanumeric,
    );
    const accepted = fitting
      .slice(0, 3000)
      .flatMap((word) => [word, word.toUpperCase(), `${word.charAt(0).toUpperCase()}${word.slice(1)}12$`])
      .filter((password) => reasons(password).length === 0);
    expect(accepted).toEqual([]);
  });
});

test("composed and decomposed forms get the same answer (LOG-23)", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 140 }), (password) => {
      expect(reasons(password.normalize("NFD"))).toEqual(reasons(password.normalize("NFC")));
    }),
  );
});

test("any text gets an answer, each reason once, with a message and quickly", async () => {
  await fc.assert(
    fc.asyncProperty(anyText({ maxLength: 128 }), async (password) => {
      const faults = checkPassword(space, password, about, common);
      expect(await leastProcessorTime(() => checkPassword(space, password, about, common))).toBeLessThan(20);
      expect(new Set(faults.map(({ reason }) => reason)).size).toBe(faults.length);
      for (const { message } of faults) expect(message).toMatch(/^\p{Lu}.*\.$/u);
    }),
  );
});

test.each(["Guennec56", "jm.leguennec", "SaintMalo-35400", "7402315!a", "p0mp13r", "grue-9000-javas", ""])(
  "%s: « ni votre nom ni votre adresse » agrees with the rule",
  (typed) => {
    const refused = reasons(typed).some((reason) =>
      ["name", "organisation", "city", "email"].includes(reason),
    );
    expect(isWithoutNameOrAddress(space, typed, about)).toBe(typed !== "" && !refused);
  },
);

test("the checklist agrees with the rule", () => {
  const patterns = requirements(rule).map(({ pattern }) => new RegExp(pattern, "su"));
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 160 }), (typed) => {
      const password = typed.normalize("NFC");
      const listed = patterns.every((pattern) => pattern.test(password));
      const judged = reasons(password);
      expect(listed).toBe(!judged.includes("too_short") && !judged.includes("too_long"));
    }),
  );
});

import fc from "fast-check";
import { validateIBAN } from "ibantools";
import { parsePhoneNumberFromString } from "libphonenumber-js";
import { describe, expect, it } from "vitest";
import { cleanCell } from "#imports/cells/clean-cell.rules.ts";
import { checkCell, readCell } from "#imports/cells/read-cell.ts";
import { done, refused } from "#kernel/result.ts";
import { underItsOwnCode } from "#kernel/text/mobile-plan.ts";
import { readBirthDate } from "#registry/holders/birth-date.rules.ts";
import { readEmail } from "#registry/holders/email.ts";
import { readIban } from "#registry/holders/iban.ts";
import { readNumberOf, readNumberOfFile } from "#registry/holders/number.rules.ts";
import { hasLostZero, readPhone } from "#registry/holders/phone.ts";
import { readPostalCode } from "#registry/holders/postal-code.rules.ts";
import { cellRules, registryColumns } from "#registry/rows/registry-columns.rules.ts";
import { fourth } from "../spaces/fourth/space.ts";

describe("a postal code", () => {
  it.each([
    "01440",
    "00100",
    "00781",
    "20000",
    "20200",
    "75990",
    "95880",
    "97100",
    "97419",
    "97600",
    "98000",
    "98845",
  ])("of France may be %s", (code) => expect(readPostalCode(code, "FR")).toEqual(done(code)));
  it.each([
    "1440",
    "99999",
    "00000",
    "00",
    "96000",
    "97000",
    "97900",
    "123456",
    "75 01",
    "2A000",
    "",
    "７５０１１",
  ])("of France cannot be « %s »", (code) => expect(readPostalCode(code, "FR").ok).toBe(false));
  it("of another country is not checked, but required", () => {
    expect(readPostalCode("SW1A 1AA", "GB")).toEqual(done("SW1A 1AA"));
    expect(readPostalCode("1440", "BE")).toEqual(done("1440"));
    expect(readPostalCode("", "BE").ok).toBe(false);
  });
});

describe("a birth date", () => {
  const read = (text: string) => readBirthDate(text, "2026-11-21");
  it("is read in French order and as a French spreadsheet writes it", () => {
    expect(read("1977-01-17")).toEqual(done("1977-01-17"));
    expect(read("17/01/1977")).toEqual(done("1977-01-17"));
    expect(read("2000-02-29")).toEqual(done("2000-02-29"));
    expect(read("2026-11-21")).toEqual(done("2026-11-21"));
  });
  it.each([
    "1/2/1961 00:00:00",
    "01/02/1961 00:00",
    "01.02.1961",
    "1961-02-01T00:00:00",
    "1961-02-01T00:00:00.000Z",
    "1961-02-01 0:00",
    "19610201",
  ])("is read as programs write it: %s", (text) => expect(read(text)).toEqual(done("1961-02-01")));
  it.each(["01/02/61", "1/2/61", "61-02-01", "01.02.61 00:00:00"])(
    "has four digits of year, unlike %s",
    (text) =>
      expect(read(text)).toEqual(
        refused("année à deux chiffres, dont le siècle est inconnu : date attendue sous la forme JJ/MM/AAAA"),
      ),
  );
  it.each(["22313", "22313,0"])("is never a count of days: %s", (text) =>
    expect(read(text)).toMatchObject({ refusal: expect.stringContaining("jours d’un tableur") }),
  );
  it.each([
    "1977-02-30",
    "1900-02-29",
    "2026-11-22",
    "1899-12-31",
    "1977-13-01",
    "1977-00-10",
    "17-01-1977",
    "77-1-7",
    "hier",
    "1961-02-01 12:30:00",
    "1/2/1961 12:00:00 AM",
    "0002-01-01",
    "01021961",
  ])("cannot be « %s »", (text) => expect(read(text).ok).toBe(false));
});

describe("a number", () => {
  it("is kept in the one form used for look-ups", () => {
    expect(readNumberOfFile("free", "T0700000")).toEqual(done("T0700000"));
    expect(readNumberOfFile("free", "t07 00\u00a0\u202f000")).toEqual(done("T0700000"));
  });
  it.each([
    "",
    "12%",
    "1234_67",
    "T07.00",
    "T07-00",
    "T²",
    "Tß",
    "T０７",
    "1' or '1'='1",
    "é",
    "A".repeat(33),
  ])("cannot be « %s »", (text) => expect(readNumberOfFile("free", text).ok).toBe(false));
  it("is found however a visitor spaces it", () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aZ09 .,-+E²ß\u00a0"), maxLength: 9 }), (text) => {
        const kept = readNumberOfFile("free", text);
        if (kept.ok) expect(readNumberOf(fourth, text)).toEqual(kept);
        if (kept.ok) expect(readNumberOf(fourth, kept.value.split("").join(" "))).toEqual(kept);
      }),
      { numRuns: 500 },
    ));
});

describe("an IBAN", () => {
  it("is kept without its spaces", () =>
    expect(readIban("fr76 3000 3012 3404 6992 5275 459")).toEqual(done("FR7630003012340469925275459")));
  it.each([
    "RS35260005601001611379",
    "ME25505000012345678951",
    "AL47212110090000000235698741",
    "MD24AG000225100013104168",
    "MK07250120000058984",
  ])("may be of a country that joined SEPA recently: %s", (text) =>
    expect(readIban(text)).toEqual(done(text)),
  );
  it.each([
    ["FR7630006000011234567890188", "clé de contrôle de l’IBAN fausse"],
    ["FR8420041010050500013M02607", "clé RIB fausse"],
    ["BR1800360305000010009795493C1", "IBAN hors de la zone SEPA"],
    ["FR763000301234046992527545", "IBAN de longueur fausse"],
    ["XX00", "IBAN d’un pays inconnu"],
    ["néant", "IBAN d’un pays inconnu"],
  ])("%s is refused: %s", (text, reason) =>
    expect(readIban(text)).toMatchObject({ ok: false, refusal: reason }),
  );
  it("of France is valid exactly when the library says so", () => {
    const digits = fc.stringMatching(/^[0-9]{21}$/);
    const key = (account: string) => String(97n - ((BigInt(account) * 100n) % 97n)).padStart(2, "0");
    const alike = (iban: string) =>
      expect([iban, readIban(iban).ok]).toEqual([iban, validateIBAN(iban).valid]);
    fc.assert(
      fc.property(digits, fc.nat(25), fc.nat(9), (account, at, digit) => {
        const iban = `FR76${account}${key(account)}`;
        expect(readIban(iban)).toEqual(done(iban));
        alike(`${iban.slice(0, at + 1)}${digit}${iban.slice(at + 2)}`);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a telephone number", () => {
  const read = (text: string, country = "FR", postalCode = "35000") => readPhone(text, country, postalCode);
  it("is kept in E.164", () => {
    expect(read("06 39 98 08 30")).toEqual(done("+33639980830"));
    expect(read("+33 (0)6.39.98.08.30")).toEqual(done("+33639980830"));
    expect(read("01-99-00-12-34")).toEqual(done("+33199001234"));
    expect(read("0032 2 555 12 12")).toEqual(done("+3225551212"));
    expect(read("+32 2 555 12 12")).toEqual(done("+3225551212"));
  });
  it("gets back the zero that a spreadsheet removed", () => {
    expect(read("612345678")).toEqual(done("+33612345678"));
    expect(read("6 12 34 56 78")).toEqual(done("+33612345678"));
    expect(["612345678", "6 12 34 56 78"].map((text) => hasLostZero(text, "FR"))).toEqual([true, true]);
    expect(hasLostZero("0612345678", "FR")).toBe(false);
    expect(hasLostZero("470123456", "BE")).toBe(false);
  });
  it("is read as its owner dials it, overseas and abroad", () => {
    expect(read("0262 30 12 34", "FR", "97400")).toEqual(done("+262262301234"));
    expect(read("06 39 98 08 30", "FR", "97400")).toEqual(done("+33639980830"));
    expect(read("02 555 12 12", "BE")).toEqual(done("+3225551212"));
  });
  it.each([
    ["0690 00 12 34", "+590690001234"],
    ["06 91 00 12 34", "+590691001234"],
    ["0692.00.12.34", "+262692001234"],
    ["0693001234", "+262693001234"],
    ["06 94 00 12 34", "+594694001234"],
    ["06 96 00 12 34", "+596696001234"],
    ["06 97 00 12 34", "+596697001234"],
    ["06 39 00 12 34", "+262639001234"],
    ["+33 6 90 00 12 34", "+590690001234"],
    ["07 09 00 12 34", "+590709001234"],
    ["06 95 00 12 34", "+33695001234"],
    ["06 39 98 12 34", "+33639981234"],
  ])(
    "of an overseas mobile belongs to the territory of its prefix, wherever its owner lives: %s",
    (typed, expected) => {
      for (const postalCode of ["35000", "97200", "97400", "97130"])
        expect([postalCode, read(typed, "FR", postalCode)]).toEqual([postalCode, done(expected)]);
    },
  );
  it("of France is valid exactly when the library says so", () => {
    const digits = fc.stringMatching(/^0[1-9]( [0-9]{2}){4}$/);
    const verdict = (text: string) => {
      const phone = parsePhoneNumberFromString(text, { defaultCountry: "FR", extract: false });
      return phone?.isValid() ? underItsOwnCode(phone.number) : undefined;
    };
    fc.assert(
      fc.property(digits, (text) => {
        const result = read(text);
        expect(result.ok ? result.value : undefined).toBe(verdict(text));
      }),
      { numRuns: 1000 },
    );
  });
  it.each(["06 39 98 08", "00 00 00 00 00", "=1+1", "voir secrétariat 0639980830", "+", "+999123456789"])(
    "cannot be « %s »",
    (text) => expect(read(text).ok).toBe(false),
  );
});

describe("an e-mail address", () => {
  it("is kept as written", () =>
    expect(readEmail("Ines.O'Neil+npfr@Boite.example")).toEqual(done("Ines.O'Neil+npfr@Boite.example")));
  it.each([
    "a@b",
    "a b@c.example",
    "a@@b.example",
    "@b.example",
    "a..b@c.example",
    "a@b.example,c@d.example",
  ])("cannot be « %s »", (text) => expect(readEmail(text).ok).toBe(false));
});

describe("any cell", () => {
  it("is trimmed and composed; case and accents are kept", () =>
    expect(cleanCell("  LEFE\u0300VRE d’Æon ", 100, false)).toEqual(done("LEFÈVRE d’Æon")));
  it("may hold line breaks in a multi-line column only", () => {
    expect(cleanCell("BÂT. B \r\n ESCALIER 2\n", 100, true)).toEqual(done("BÂT. B ESCALIER 2"));
    expect(cleanCell("LE\nGOFF", 100, false).ok).toBe(false);
  });
  it.each(["a\u0000", "\tb", "a\u001b[2J", "\u202eabc", "a\u200bb", "a\ufeff", "a\ud800", "a\u0085"])(
    "is refused with an invisible character: %j",
    (text) => expect(cleanCell(text, 100, true).ok).toBe(false),
  );
  it.each(["JÃ©rÃ´me", "Lâ€™Ã‰GLISE", "J\ufffdr\ufffdme", "J‚r‚me"])(
    "is refused after a wrong decoding: %s",
    (text) => expect(cleanCell(text, 100, false).ok).toBe(false),
  );
  it("keeps the letters of other languages", () =>
    expect(cleanCell("JOÃO Łukasz Ñuñez ŠKODA Þór", 100, false).ok).toBe(true));
  it("has a maximum length", () => expect(cleanCell("x".repeat(101), 100, false).ok).toBe(false));
  it("of plain letters is read as the full check reads it", () => {
    const letter = fc.constantFrom(..."aZ09éÉœÿ '’.,@/()_-=+#:;!?ÃÅ×€‚¼\u0301\u00a0\n");
    const text = fc.oneof(
      fc.string({ unit: letter, maxLength: 45 }),
      fc.string({ unit: fc.constantFrom("R", "é", " "), minLength: 95, maxLength: 155 }),
      fc.constantFrom(
        "Err:502",
        "Err 502",
        "N/A",
        "NULL",
        "X".repeat(401),
        `X${" ".repeat(400)}`,
        "  DURAND ",
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...registryColumns), text, (column, cell) => {
        expect(readCell(cellRules[column], cell)).toEqual(checkCell(cellRules[column], cell));
      }),
      { numRuns: 2000 },
    );
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { describeBytes, shownFileName } from "#kernel/fields/file-name.rules.ts";
import { anyText } from "../../support/any-text.ts";

it.each([
  ["relevé.pdf", "relevé.pdf"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\jeanne\\RIB.pdf", "RIB.pdf"],
  ["facture\u202efdp.exe", "facturefdp.exe"],
  ["a\u0000b\r\nc.pdf", "abc.pdf"],
  ["zero\u200bwidth\u2066.pdf", "zerowidth.pdf"],
  ["  deux   mots .pdf", "deux mots .pdf"],
  ["...", "fichier"],
  ["", "fichier"],
  ["/", "fichier"],
  [".htaccess", "htaccess"],
  ["lone\ud800.pdf", "lone.pdf"],
])("shows %j as %j", (received, shown) => expect(shownFileName(received)).toBe(shown));

it("a name of 300 characters keeps its start and its extension", () => {
  const shown = shownFileName(`${"é".repeat(296)}.pdf`);
  expect([[...shown].length, shown.slice(-6), shown.slice(0, 3)]).toEqual([120, "é….pdf", "ééé"]);
  expect([...shownFileName("x".repeat(300))].length).toBe(120);
});

it("a shown name has no path, no invisible character, and does not change when shown again", () => {
  fc.assert(
    fc.property(anyText({ maxLength: 300 }), (received) => {
      const shown = shownFileName(received);
      expect(shown).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Cs}]|^\.|^$/u);
      expect([...shown].length).toBeLessThanOrEqual(120);
      expect(shownFileName(shown)).toBe(shown);
    }),
    { numRuns: 1000 },
  );
});

it.each([
  [10_000_000, "10 Mo"],
  [1_550_000, "1,5 Mo"],
  [64_000, "64 Ko"],
  [12, "12 octets"],
  [2_000_000_000, "2 Go"],
])("%i bytes read %s", (bytes, words) => expect(describeBytes(bytes)).toBe(words));

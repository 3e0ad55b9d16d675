import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openLetterDocument } from "#infra/letters/letter-document.ts";
import type { LetterSheet } from "#infra/letters/letter-sheet.ts";
import { addressWindow } from "#infra/letters/paper.ts";
import { mm } from "#infra/pdf/area.ts";
import { drawSecret } from "#letters/printing/draw-secret.ts";
import { postalBlock } from "#letters/printing/postal-block.rules.ts";
import type { Enclosure } from "#letters/wording/letter-wording.letters.ts";
import { lostFactorLetter } from "#letters/wording/lost-factor.letters.ts";
import { newPasswordLetter } from "#letters/wording/new-password.letters.ts";
import { notificationLetter } from "#letters/wording/notification.letters.ts";
import { provisionalPasswordLetter } from "#letters/wording/provisional-password.letters.ts";
import { spaces } from "#spaces/index.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { pdfText } from "./letter-desk.ts";

const enclosure: Enclosure = {
  space: npfr,
  entrance: new URL("https://portail.example/npfr"),
  printedAt: new Date("2026-11-21T08:00:00Z"),
};

const wide = postalBlock({
  title: "Mme",
  first_name: "Wilhelmina",
  last_name: "WWWWWWWWWWWWWWWWWWWWWWWWW",
  organisation: "CAISSE NATIONALE DES ŒUVRES SOCIALES W",
  address_1: "BÂTIMENT WWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
  address_2: "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
  address_3: "",
  postal_code: "1000",
  city: "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
  country: "BE",
});

const secondLetter = (recipient: readonly string[]) =>
  provisionalPasswordLetter(enclosure, {
    reference: "0000123482",
    recipient,
    secret: drawSecret(),
    lastDay: new Date("2026-12-20T08:00:00Z"),
  });

async function print(...sheets: LetterSheet[]) {
  const path = join(mkdtempSync(join(tmpdir(), "parvis-page-")), "letters.pdf");
  const document = await openLetterDocument(path, { title: "NPFR : courrier", author: "Service de gestion" });
  const pages: number[] = [];
  for (const sheet of sheets) pages.push(await document.add(sheet));
  await document.close();
  return { path, pages };
}

type Word = { text: string; left: number; top: number; right: number; bottom: number };

const wordsOf = (path: string): Word[] =>
  [...pdfText(path, "-bbox").matchAll(/xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</g)].map(
    ([, left, top, right, bottom, text = ""]) => ({
      text,
      left: Number(left),
      top: Number(top),
      right: Number(right),
      bottom: Number(bottom),
    }),
  );

it("shows the address, complete and alone, through the window of the envelope", async () => {
  const { left, top, width, height } = addressWindow;
  for (const recipient of [wide, ["MME ZOÉ LE GOFF", "10 RUE DE L EGLISE", "75008 PARIS"]]) {
    const words = wordsOf((await print(secondLetter(recipient))).path);
    const seen = words.filter(
      (word) => word.right > left && word.left < left + width && word.bottom > top && word.top < top + height,
    );
    expect(seen.map(({ text }) => text).join(" ")).toBe(recipient.join(" "));
    for (const word of seen) {
      expect(word.left).toBeGreaterThan(left);
      expect(word.right).toBeLessThan(left + width);
      expect(word.top).toBeGreaterThan(top);
      expect(word.bottom).toBeLessThan(top + height);
    }
  }
});

it("fits on one page, tagged, in French, with its fonts embedded", async () => {
  const number = "T0700000";
  const first = notificationLetter(enclosure, { reference: "0000123482", recipient: wide, number });
  const { path, pages } = await print(first, secondLetter(wide), secondLetter(["MME ZOÉ LE GOFF"]));
  expect(pages).toEqual([1, 1, 1]);
  const facts = execFileSync("pdfinfo", [path], { encoding: "utf8" });
  expect(facts).toMatch(/Title: +NPFR : courrier/);
  expect(facts).toMatch(/Tagged: +yes/);
  expect(facts).toMatch(/Pages: +3/);
  expect(facts).toMatch(/A4/);
  const structure = execFileSync("pdfinfo", ["-struct-text", path], { encoding: "utf8" });
  for (const tag of ["H1", "H2", "LBody", "Figure", "P"]) expect(structure).toContain(tag);
  const fonts = execFileSync("pdffonts", [path], { encoding: "utf8" }).trim().split("\n").slice(2);
  for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
});

it.each(spaces)(
  "fits on one page that any printer can print, in $id, whatever its contents",
  async (space) => {
    const theirs: Enclosure = {
      ...enclosure,
      space,
      entrance: new URL(`https://portail.example/${space.id}`),
    };
    // A secret with a zero adds a sentence.
    const secret = `0${drawSecret().slice(1)}`;
    const letter = {
      reference: "0000123482",
      recipient: wide,
      secret,
      lastDay: new Date("2026-12-20T08:00:00Z"),
      byStaff: false,
      hasAccount: true,
    };
    const sheets = [provisionalPasswordLetter, newPasswordLetter, lostFactorLetter].map((of) =>
      of(theirs, letter),
    );
    const { path, pages } = await print(...sheets);
    expect(pages).toEqual([1, 1, 1]);
    const lowest = Math.max(...wordsOf(path).map(({ bottom }) => bottom));
    expect(lowest).toBeLessThan(mm(297 - 12));
    expect(pdfText(path)).not.toMatch(/h\n\s*\d/);
  },
);

it("explains the zero, when the text to copy has one", async () => {
  const texts: string[] = [];
  for (const number of ["A0017", "A1217"]) {
    const letter = { reference: "0000123482", recipient: ["MME ZOÉ LE GOFF"], number };
    texts.push(pdfText((await print(notificationLetter(enclosure, letter))).path));
  }
  const said = "Le signe 0, barré, est le chiffre zéro.";
  expect(texts.map((text) => text.replace(/\s+/g, " ").includes(said))).toEqual([true, false]);
  expect(texts[0]).toMatch(/Votre identifiant\n\s*A0017\n/);
});

it("follows French typography", async () => {
  const { path } = await print(
    secondLetter(postalBlock({ ...nobody, last_name: "ŒUVRARD d’ÉTÉ ÇELIK Ķ İ", city: "X" })),
  );
  const text = pdfText(path).replaceAll("\u00a0", " ").replace(/\s+/g, " ");
  expect(text).toContain("ŒUVRARD D’ÉTÉ ÇELIK Ķ İ");
  expect(text).toContain("Il est valable 30 jours, jusqu’au 20 décembre 2026 inclus.");
  expect(text).toContain("Le 21 novembre 2026");
  expect(text).toContain("https://portail.example/npfr");
  expect(text).not.toContain("identifiant");
});

const nobody = {
  title: "",
  last_name: "",
  first_name: "",
  organisation: "",
  address_1: "",
  address_2: "",
  address_3: "",
  postal_code: "",
  city: "",
  country: "FR",
};

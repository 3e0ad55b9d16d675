import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openLetterDocument } from "#infra/letters/letter-document.ts";
import { missingSigns } from "#infra/pdf/typefaces.ts";
import { drawSecret } from "#letters/printing/draw-secret.ts";
import { postalBlock } from "#letters/printing/postal-block.rules.ts";
import { printAll } from "#letters/printing/print-all.actions.ts";
import type { PrintedBatch } from "#letters/printing/print-letters.actions.ts";
import { provisionalPasswordLetter } from "#letters/wording/provisional-password.letters.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { runLetterDesk } from "../../src/cli/letters/letter-desk.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { enrolHolders, filesOf, openDesk, pdfText, readManifest } from "./letter-desk.ts";

const database = await freshDatabase();
afterAll(() => database.close());

let desk = openDesk(database.db);
beforeEach(async () => {
  desk = openDesk(database.db);
  await desk.ctx.db.inTransaction((trx) =>
    sql`truncate holder, enrolment, letter, letter_batch cascade`.execute(trx),
  );
});

const rename = (number: string, names: { first: string; last: string }) =>
  desk.ctx.db.inTransaction((trx) =>
    sql`update holder set title = '', first_name = ${names.first}, last_name = ${names.last}, address_2 = 'Le Bourg'
      where number = ${number}`.execute(trx),
  );

async function printEverything() {
  const batches: PrintedBatch[] = [];
  const held = await printAll(desk.run, (batch) => batches.push(batch));
  return { batches, held };
}

const names = [
  ["Teʻura", "MĀʻOHI", "Teʻura MĀʻOHI".replaceAll("ʻ", "’")],
  ["Gwennoleʼ", "CʼHOAD", "Gwennole’ C’HOAD"],
  ["Łukasz", "ŹDŹBŁO-ŞAHİN", "Łukasz ŹDŹBŁO-ŞAHİN"],
  ["Nguyễn", "ĐẶNG-TRƯỜNG", "Nguyễn ĐẶNG-TRƯỜNG"],
  ["Máret", "ŊIILLAS-ŦUODDAR", "Máret ŊIILLAS-ŦUODDAR"],
  ["Ștefan", "ȚEPEȘ", "Ștefan ȚEPEȘ"],
  ["Иван", "Щукин", "Иван Щукин"],
] as const;

describe("a name", () => {
  it("is printed in full, on the letter and in the list", async () => {
    await enrolHolders(desk.ctx, names.length);
    for (const [index, [first, last]] of names.entries())
      await rename(`T000000${index + 1}`, { first, last });
    const { batches, held } = await printEverything();
    expect(held).toEqual([]);
    expect(batches).toHaveLength(2);
    const expected = names.map(([, , printed]) => printed);
    for (const { pdf, manifest } of batches) {
      const lines = pdfText(pdf).split("\n");
      expect(lines.filter((line) => expected.some((printed) => printed === line))).toEqual(expected);
      expect(readManifest(manifest).map(({ line_1 }) => line_1)).toEqual(expected);
    }
  });

  it("that our fonts cannot print is held back and listed; all other letters are printed", async () => {
    await enrolHolders(desk.ctx, 3);
    await rename("T0000001", { first: "李", last: "小龙" });
    await rename("T0000003", { first: "Zoé", last: "😀 MARTIN" });
    const { batches, held } = await printEverything();
    expect(batches.map(({ kind, letters }) => `${kind} ${letters}`)).toEqual([
      "notification 1",
      "provisional_password 1",
    ]);
    expect(batches.flatMap(({ manifest }) => readManifest(manifest)).map(({ number }) => number)).toEqual([
      "T0000002",
      "T0000002",
    ]);
    expect(new Set(held.map(({ number, signs }) => `${number} ${signs.join("")}`))).toEqual(
      new Set(["T0000001 李小龙", "T0000003 😀"]),
    );
    const states = await desk.ctx.db.inTransaction((trx) =>
      trx.selectFrom("letter").select("state").where("state", "=", "to_print").execute(),
    );
    expect(states).toHaveLength(4);
    // Corrected in the registry, they are printed by the next run.
    await rename("T0000001", { first: "Li", last: "XIAOLONG" });
    expect((await printEverything()).batches.map(({ letters }) => letters)).toEqual([1, 1]);
  });

  it("held back does not block a full batch of others", async () => {
    await enrolHolders(desk.ctx, 3);
    await desk.ctx.db.inTransaction((trx) =>
      sql`update holder set last_name = '龙' where number < 'T0000003'`.execute(trx),
    );
    const { batches, held } = await printEverything();
    expect(batches.map(({ letters }) => letters)).toEqual([1, 1]);
    expect(held).toHaveLength(4);
  });

  it("held back is reported by the command, which exits as refused", async () => {
    await enrolHolders(desk.ctx, 2);
    await rename("T0000002", { first: "小", last: "龙" });
    const said: string[] = [];
    const log = vi.spyOn(console, "log").mockImplementation((line) => void said.push(line));
    const error = vi.spyOn(console, "error").mockImplementation((line) => void said.push(line));
    const order = { kind: "print", folder: desk.folder } as const;
    const code = await runLetterDesk({ ctx: desk.ctx, entrance: desk.run.entrance }, order);
    log.mockRestore();
    error.mockRestore();
    expect(code).toBe(1);
    expect(said.at(-1)).toMatch(/^2 courriers en attente : nos polices n’ont pas tous les caractères/);
    expect(said.at(-1)).toContain("  T0000002, 小 龙 : 小 龙");
    expect(said.join("\n")).not.toContain("l’adresse vient de changer");
    expect(filesOf(desk.folder, ".pdf")).toHaveLength(2);
  });
});

it("may use every letter of Latin Extended, precomposed or not", async () => {
  const alphabet = Array.from({ length: 0x17f - 0xc0 + 1 }, (_, index) => String.fromCodePoint(0xc0 + index));
  // Three that Unicode itself calls obsolete.
  const used = alphabet.filter((letter) => /\p{L}/u.test(letter) && !"ŉſĿŀ".includes(letter));
  expect(missingSigns(used.join(""))).toEqual([]);
  expect(missingSigns("Te\u02bbura Ma\u0304\u02bbohi")).toEqual([]);
});

it("is printed in one font per line, one of those inside the file", async () => {
  const recipient = postalBlock({
    ...{ title: "Mme", first_name: "Máret", last_name: "ŊIILLAS", organisation: "" },
    ...{ address_1: "1 rue de l’Œillet", address_2: "", address_3: "Le Bourg" },
    ...{ postal_code: "35000", city: "Rennes", country: "" },
  });
  const path = `${desk.folder}/one.pdf`;
  const document = await openLetterDocument(path, { title: "NPFR", author: "NPFR" });
  const enclosure = { space: npfr, entrance: desk.run.entrance, printedAt: new Date("2026-11-21T08:00:00Z") };
  const letter = {
    reference: "0000123482",
    recipient,
    secret: drawSecret(),
    lastDay: new Date("2026-12-21T08:00:00Z"),
  };
  await document.add(provisionalPasswordLetter(enclosure, letter));
  await document.close();
  expect(pdfText(path)).toContain("Mme Máret ŊIILLAS");
});

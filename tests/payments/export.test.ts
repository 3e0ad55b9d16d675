import { afterAll, describe, expect, it } from "vitest";
import { csvRow } from "#kernel/text/csv-row.ts";
import { keptAsText } from "#kernel/text/kept-as-text.rules.ts";
import { adherent } from "#spaces/adherent/space.ts";
import { spaces } from "#spaces/index.ts";
import { sante } from "#spaces/sante/space.ts";
import { runHouse } from "../support/running-house.ts";
import { addTransfer } from "./added-transfers.ts";
import { memberOf, readCsv } from "./papers-house.ts";

const house = await runHouse({ worker: false });
afterAll(() => house.close());

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

describe("an export", () => {
  it.each(spaces)("of $id follows the filter and ends with one total for each status", async (space) => {
    const { browser, ctx, owner, payments } = await memberOf(house, space);
    await addTransfer(ctx, owner.holderId, [
      { paidOn: "2025-01-01", amount: 52_680, label: "Échéance de l’été" },
      { paidOn: "2025-03-31", amount: 52_680 },
      { paidOn: "2025-12-31", amount: -4_210, label: "Indu" },
    ]);
    await addTransfer(ctx, owner.holderId, [
      { paidOn: "2025-05-05", amount: 1_999, status: "rejected", reason: "MD07" },
    ]);
    await addTransfer(ctx, owner.holderId, [{ paidOn: "2024-12-31", amount: 5 }]);
    const answer = await browser.get(`${payments}/export?annee=2025`);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="prestations-2025.csv"');
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-encoding")).toBeNull();
    expect(answer.bytes.subarray(0, 3)).toEqual(byteOrderMark);
    expect(answer.bytes.toString()).not.toMatch(/^.?sep=/i);
    const [header, ...rows] = readCsv(answer.bytes);
    expect(header?.slice(0, 3)).toEqual(["Date", "Référence", "Libellé"]);
    expect(rows.map((row) => [row[0], row.at(-3), row.at(-1)])).toEqual([
      ["31/12/2025", "Payé", "-42,10"],
      ["05/05/2025", "Rejeté", "19,99"],
      ["31/03/2025", "Payé", "526,80"],
      ["01/01/2025", "Payé", "526,80"],
      ["Total payé (3)", "", "1011,50"],
      ["Total rejeté (1)", "", "19,99"],
    ]);
    expect(rows[3]?.[2]).toBe("Échéance de l’été");
    expect(answer.text).not.toContain("MD07");
    const paid = readCsv((await browser.get(`${payments}/export?statut=paye&q=indu`)).bytes);
    expect(paid).toHaveLength(3);
    expect(paid.at(-1)?.at(-1)).toBe("-42,10");
  });

  it("of transfers has one row each", async () => {
    const { browser, ctx, owner, payments } = await memberOf(house, sante);
    await addTransfer(ctx, owner.holderId, [
      { paidOn: "2025-01-01", amount: 100 },
      { paidOn: "2025-01-01", amount: 200 },
    ]);
    const { bytes, headers } = await browser.get(`${payments}/export?vue=virements`);
    expect(headers.get("content-disposition")).toContain('"virements.csv"');
    const rows = readCsv(bytes);
    expect(rows.map((row) => row.at(-1))).toEqual(["Montant", "3,00", "3,00"]);
    expect(rows[1]?.[2]).toBe("2");
  });

  it("of more lines than are read at once misses none and repeats none", async () => {
    const { browser, ctx, owner, payments } = await memberOf(house, adherent);
    const lines = Array.from({ length: 1_050 }, (_, index) => ({
      ...{ paidOn: `2025-0${1 + (index % 9)}-15`, amount: index, reference: `EX-${index}` },
    }));
    await addTransfer(ctx, owner.holderId, lines);
    const rows = readCsv((await browser.get(`${payments}/export`)).bytes).slice(1);
    const references = new Set(rows.slice(0, -1).map((row) => row[1]));
    expect(references).toEqual(new Set(lines.map(({ reference }) => reference)));
    expect(rows).toHaveLength(1_051);
    expect(rows.at(-1)?.[0]).toBe("Total payé (1050)");
    expect(rows.at(-1)?.at(-1)).toBe("5507,25");
  });

  it("runs no formula, and leaves a negative amount a number (EXP-01)", async () => {
    const { browser, ctx, owner, payments } = await memberOf(house, sante);
    const hostile = [
      "=cmd|' /C calc'!A0",
      "+1",
      "-1",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      "＝1",
      '"=1"',
      "=1;=2\n=3",
    ];
    const lines = hostile.map((text, index) => ({
      ...{ paidOn: "2025-01-01", amount: -100 - index, label: text, reference: `${text} ${index}` },
      detail: { patient: text, invoice: text },
    }));
    await addTransfer(ctx, owner.holderId, lines);
    const rows = readCsv((await browser.get(`${payments}/export`)).bytes);
    expect(rows).toHaveLength(hostile.length + 2);
    const cells = rows.slice(1, -1).flatMap((row) => row.slice(0, -1));
    for (const cell of cells) expect(cell).not.toMatch(/^[\s"]*[=+\-@\t\r＝＋－＠]/);
    const labels = new Set(rows.map((row) => row[2]));
    for (const text of hostile) expect(labels).toContain(`'${text}`);
    for (const row of rows.slice(1)) expect(row.at(-1)).toMatch(/^-\d+,\d\d$/);
  });
});

it.each([
  ["00123", "'00123"],
  ["0", "0"],
  ["123456", "123456"],
  ["750000010", "750000010"],
  ["010000024", "'010000024"],
  ["2025000000012345", "'2025000000012345"],
  ["12E5", "'12E5"],
  ["0012A", "0012A"],
  ["F-0012", "F-0012"],
  ["0,50", "0,50"],
])("keeps the signs of %j in a spreadsheet", (text, kept) => {
  expect(keptAsText(text)).toBe(kept);
});

it("writes amounts without quotes and to the cent", () => {
  expect(csvRow([0, 5, -5, 102_495, -4_210, "a,b"])).toBe('0,00;0,05;-0,05;1024,95;-42,10;"a,b"\r\n');
});

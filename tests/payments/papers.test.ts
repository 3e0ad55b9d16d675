import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { layoutOf } from "#modules/payments/layouts/layouts.ts";
import { spaces } from "#spaces/index.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { sante } from "#spaces/sante/space.ts";
import { runHouse } from "../support/running-house.ts";
import { addTransfer, type Line } from "./added-transfers.ts";
import { factsOf, memberOf, pdfFile, structureOf, textOf } from "./papers-house.ts";

const house = await runHouse({ worker: false });
afterAll(() => house.close());

const exact: Line[] = [
  { paidOn: "2025-01-01", amount: 52_680, label: "Échéance de janvier" },
  { paidOn: "2025-06-30", amount: 52_680 },
  { paidOn: "2025-12-31", amount: 52_680 },
  { paidOn: "2025-12-31", amount: 1_999 },
];

const count = (text: string, part: string) => text.split(part).length - 1;

/** Amounts stand at the end of a line. */
const lineOf = (text: string, start: string) =>
  text
    .split("\n")
    .find((line) => line.trim().startsWith(start))
    ?.trim()
    .replace(/\s+/g, " ");

describe.each(spaces)("the yearly statement of $id", (space) => {
  it("is a tagged French document whose lines add up to the cent", async () => {
    const { browser, ctx, owner, payments } = await memberOf(house, space);
    await addTransfer(ctx, owner.holderId, exact);
    await addTransfer(ctx, owner.holderId, [{ paidOn: "2024-12-31", amount: 7_777 }]);
    // The day in Paris of 31 December 23:30 UTC.
    await addTransfer(ctx, owner.holderId, [{ paidOn: "2026-01-01", amount: 8_888 }]);
    const answer = await browser.get(`${payments}/releve/2025`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="releve-annuel-2025.pdf"');
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-encoding")).toBeNull();
    const path = pdfFile(answer.bytes);
    expect(factsOf(path)).toMatch(/Title: +Relevé annuel 2025 de vos prestations/);
    expect(factsOf(path)).toContain(space.wording.organisation);
    expect(factsOf(path)).toMatch(/Tagged: +yes/);
    expect(answer.bytes.includes("/Lang (fr-FR)")).toBe(true);
    expect(answer.bytes.includes("pdfuaid:part")).toBe(true);
    const structure = structureOf(path);
    expect(structure).toMatch(/TH:?\s+\/Scope \/Column/);
    expect(structure).toMatch(/TH:?\s+\/Scope \/Row/);
    for (const tag of ["H1", "H2", "Table", "TR", "TD"]) expect(structure).toContain(tag);
    const text = textOf(path);
    for (const { label } of layoutOf(space.policy).columns)
      expect(text.replace(/\s/g, "")).toContain(label.split(" ")[0]);
    expect(text).toContain("Échéance de");
    expect(text).toContain(owner.number);
    expect(lineOf(text, "Total versé en 2025")).toBe("Total versé en 2025 : 1 600,39 €");
    expect(text).toMatch(/Total versé\s+1 600,39 €/);
    expect(count(text, "1 600,39 €")).toBe(2);
    expect(text).not.toMatch(/77,77|88,88/);
    expect(text).toContain("Page 1/1");
  });

  it("says apart what was ordered, rejected or returned, and never why a deceased holder was not paid", async () => {
    const { browser, ctx, owner, payments } = await memberOf(house, space);
    await addTransfer(ctx, owner.holderId, [{ paidOn: "2025-03-01", amount: 10_000 }]);
    const others = [
      { paidOn: "2025-03-02", amount: 2_001, status: "ordered" },
      { paidOn: "2025-03-03", amount: 3_003, status: "rejected", reason: "MD07" },
      { paidOn: "2025-03-04", amount: 4_004, status: "returned", reason: "AC04" },
    ] as const;
    for (const line of others) await addTransfer(ctx, owner.holderId, [line]);
    const text = textOf(pdfFile((await browser.get(`${payments}/releve/2025`)).bytes));
    expect(lineOf(text, "Total versé en 2025")).toBe("Total versé en 2025 : 100,00 €");
    expect(lineOf(text, "Total ordonné")).toBe("Total ordonné 20,01 €");
    expect(lineOf(text, "Total rejeté")).toBe("Total rejeté 30,03 €");
    expect(lineOf(text, "Total retourné")).toBe("Total retourné 40,04 €");
    expect(text).toContain("clôturé");
    expect(text).not.toMatch(/MD07|décè|décéd/i);
  });

  it("is offered for the last year with a paid payment", async () => {
    const { browser, ctx, owner, payments } = await memberOf(house, space);
    await addTransfer(ctx, owner.holderId, [{ paidOn: "2024-03-01", amount: 10_000 }]);
    await addTransfer(ctx, owner.holderId, [{ paidOn: "2025-03-01", amount: 10_000, status: "rejected" }]);
    const page = (await browser.get(payments)).text;
    expect(page).toContain(`${payments}/releve/2024`);
    expect(page).not.toContain(`${payments}/releve/2025`);
  });

  it("of a year without payments does not exist, nor its button", async () => {
    const { browser, ctx, owner, payments } = await memberOf(house, space);
    const none = await browser.get(payments);
    expect(none.text).not.toMatch(/relevé annuel|Attestation de versement|Exporter en CSV/);
    await addTransfer(ctx, owner.holderId, exact);
    const page = await browser.get(`${payments}?annee=2025`);
    expect(page.text).toContain("Télécharger le relevé annuel (PDF)");
    expect(page.text).toContain("Exporter en CSV");
    expect(page.text.includes("Attestation de versement (PDF)")).toBe(
      layoutOf(space.policy).papers?.includes("attestation") ?? false,
    );
    expect((await browser.get(`${payments}?annee=2019`)).text).not.toContain("relevé annuel");
    const unknown = await browser.get(`${payments}/releve/2019`);
    expect(unknown.status).toBe(404);
    for (const forged of [
      "releve/20255",
      "releve/0000",
      "releve/-1",
      "export?annee=2019",
      "attestation/2019",
    ])
      expect((await browser.get(`${payments}/${forged}`)).status, forged).toBe(404);
  });
});

it("numbers the pages of a long statement and repeats the header for the eye alone", async () => {
  const { browser, ctx, owner, payments } = await memberOf(house, sante);
  const lines = Array.from({ length: 120 }, (_, index) => ({ paidOn: "2025-05-05", amount: 100 + index }));
  await addTransfer(ctx, owner.holderId, lines);
  const path = pdfFile((await browser.get(`${payments}/releve/2025`)).bytes);
  const text = textOf(path);
  const pages = Number(/Pages: +(\d+)/.exec(factsOf(path))?.[1]);
  expect(pages).toBeGreaterThan(2);
  for (let page = 1; page <= pages; page += 1) expect(text).toContain(`Page ${page}/${pages}`);
  expect(count(text, "N° d’engagement")).toBe(pages);
  const structure = structureOf(path);
  expect(count(structure, '"N° d’engagement"')).toBe(1);
  expect(count(structure, "Page 1")).toBe(0);
  expect(structure.match(/^ +TR/gm)).toHaveLength(122);
});

describe("the bordereau of a transfer", () => {
  it("adds its invoices and deductions up to the transfer", async () => {
    const { browser, ctx, owner, payments } = await memberOf(house, sante);
    const invoices = Array.from({ length: 40 }, (_, index) => ({
      ...{ paidOn: "2025-05-05", amount: 10_033 },
      detail: { invoice: `0${1000 + index}`, patient: "Zoé Œuvrard", billed: 12_000, engagement: "E-1" },
    }));
    const indu = { paidOn: "2025-05-05", amount: -4_210, label: "Indu sur 01000" };
    const id = await addTransfer(ctx, owner.holderId, [...invoices, indu]);
    const answer = await browser.get(`${payments}/virements/${id}/bordereau`);
    const text = textOf(pdfFile(answer.bytes));
    expect(lineOf(text, "Montant du virement")).toBe("Montant du virement : 3 971,10 €");
    expect(lineOf(text, "Total du virement")).toBe("Total du virement 3 971,10 €");
    expect(count(text, "−42,10 €")).toBe(1);
    expect(count(text, " 100,33 €")).toBe(40);
    expect(text).toContain("01039");
    expect(text).toContain("Œuvrard");
    expect(answer.headers.get("content-disposition")).toMatch(/filename="bordereau-VIR-\d+\.pdf"/);
    expect((await browser.get(`${payments}/virements/${id}`)).text).toContain("Bordereau (PDF)");
    const stranger = await memberOf(house, sante);
    const nobody = "5c2f43ab-05a7-4c16-8a52-2f90e47d6e02";
    const pages = [id, nobody].map(async (asked) => {
      const { text, status } = await stranger.browser.get(`${payments}/virements/${asked}/bordereau`);
      return [status, text.replace(/<span class="reference">.*?</, "")];
    });
    const [hers, nobodys] = await Promise.all(pages);
    expect(hers).toEqual(nobodys);
    expect(hers?.[0]).toBe(404);
  });

  it("exists for the layouts that have it only", async () => {
    const { browser, ctx, owner, payments } = await memberOf(house, npfr);
    const id = await addTransfer(ctx, owner.holderId, exact);
    expect((await browser.get(`${payments}/virements/${id}/bordereau`)).status).toBe(404);
    expect((await browser.get(`${payments}/virements/${id}`)).text).not.toContain("Bordereau (PDF)");
  });
});

describe("the attestation of a year", () => {
  const codeOf = (bytes: Buffer) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(textOf(pdfFile(bytes)))?.[0];

  it("states the amount, that it is not taxed, and its code", async () => {
    const { browser, ctx, owner, payments } = await memberOf(house, npfr);
    await addTransfer(ctx, owner.holderId, exact);
    await addTransfer(ctx, owner.holderId, [{ paidOn: "2025-02-02", amount: 500, status: "returned" }]);
    const path = `${payments}/attestation/2025`;
    expect((await browser.get(path)).status).toBe(404);
    const posted = await browser.post(path);
    expect([posted.status, posted.location]).toEqual([303, path]);
    const { bytes, headers } = await browser.get(path);
    expect(headers.get("content-disposition")).toContain("attestation-de-versement-2025.pdf");
    const text = textOf(pdfFile(bytes));
    expect(text).toContain("Attestation de versement 2025");
    expect(text).toContain("1 600,39 €");
    expect(text).toContain("Cette somme est non imposable.");
    const code = codeOf(bytes);
    expect(text).toContain(`/npfr/verifier/${code}`);
    expect(structureOf(pdfFile(bytes))).toContain("Figure");
    const stored = await ctx.db.inTransaction((trx) =>
      sql<{ row: string }>`select to_jsonb(one)::text as row from issued_document one`.execute(trx),
    );
    expect(stored.rows.map(({ row }) => row).join()).not.toContain(code?.replaceAll("-", ""));
  });

  it("is the same when asked twice, even at once; another amount withdraws it", async () => {
    const { browser, ctx, owner, payments } = await memberOf(house, npfr);
    await addTransfer(ctx, owner.holderId, exact);
    const path = `${payments}/attestation/2025`;
    await browser.get(payments);
    const clicks = await Promise.all([1, 2, 3].map(() => browser.copy().post(path)));
    expect(clicks.map(({ status }) => status)).toEqual([303, 303, 303]);
    const first = codeOf((await browser.get(path)).bytes);
    await browser.post(path);
    expect(codeOf((await browser.get(path)).bytes)).toBe(first);
    await addTransfer(ctx, owner.holderId, [{ paidOn: "2025-07-07", amount: 1 }]);
    expect((await browser.get(path)).status).toBe(404);
    await browser.post(path);
    const second = codeOf((await browser.get(path)).bytes);
    expect(second).not.toBe(first);
    const checked = await Promise.all([first, second].map((code) => browser.get(`/npfr/verifier/${code}`)));
    expect(checked.map(({ text }) => /n’est plus valable/.test(text))).toEqual([true, false]);
    const rows = await ctx.db.inTransaction((trx) =>
      trx
        .selectFrom("issued_document")
        .select("withdrawn_at")
        .where("holder_id", "=", owner.holderId)
        .execute(),
    );
    expect(rows).toHaveLength(2);
  });

  it("is for layouts that have it only", async () => {
    const { browser, ctx, owner, payments } = await memberOf(house, sante);
    await addTransfer(ctx, owner.holderId, exact);
    expect((await browser.post(`${payments}/attestation/2025`)).status).toBe(404);
  });
});

import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parisDay } from "#modules/payments/import/iso20022/iso-day.rules.ts";
import { adherent } from "#spaces/adherent/space.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { sante } from "#spaces/sante/space.ts";
import { type RunningHouse, runHouse } from "../../support/running-house.ts";
import { dayAfter, type PlantedLine } from "../ledger.ts";
import { payee } from "../payee.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ worker: false });
});
afterAll(() => house.close());

const several = (count: number): PlantedLine[] =>
  Array.from({ length: count }, (_, place) => ({
    paidOn: dayAfter(Math.floor(place / 3)),
    amount: 1_999,
    label: `Remboursement ${place}`,
  }));

/** The text of a page with plain spaces. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const linkTo = (label: string, text: string) =>
  new RegExp(`href="([^"]+)"[^>]*>(?:<[^>]+>|\\s)*${label}`).exec(text)?.[1]?.replaceAll("&amp;", "&") ??
  null;

describe("a list", () => {
  it("of no payment says so, without a filter to fill in", async () => {
    const { browser, address } = await payee(house, npfr, []);
    const page = plain((await browser.get(address)).text);
    expect(page).toContain("Aucune prestation pour le moment.");
    expect(page).not.toContain("<search");
    expect(page).not.toContain("graphique.svg");
  });

  it("of one payment has one page", async () => {
    const { browser, address } = await payee(house, npfr, several(1));
    const page = plain((await browser.get(address)).text);
    expect(page).toContain("1 prestation.");
    expect(page).not.toContain("Plus anciens");
  });

  it("that a filter empties offers to show everything", async () => {
    const { browser, address } = await payee(house, npfr, several(3));
    const page = await browser.get(`${address}?annee=2020&statut=rejete`);
    expect(page.text).toContain("Rien ne correspond");
    const all = linkTo("Tout afficher", page.text);
    expect(plain((await browser.get(all ?? "")).text)).toContain("3 prestations.");
  });

  it("of 1,000 payments shows each of them once, 20 at a time, and its total on every page", async () => {
    const { browser, address, planted } = await payee(house, adherent, several(1_000));
    const seen: string[] = [];
    let pages = 0;
    let first = "";
    for (let next: string | null = address; next; pages += 1) {
      const { text }: { text: string } = await browser.get(next);
      if (pages === 0) first = text;
      expect(plain(text)).toContain("19 990,00 €");
      seen.push(...idsIn(text));
      if (pages === 1)
        expect(idsIn((await browser.get(linkTo("Plus récents", text) ?? "")).text)).toEqual(idsIn(first));
      next = linkTo("Plus anciens", text);
    }
    expect(pages).toBe(50);
    expect(seen.length).toBe(1_000);
    expect(new Set(seen)).toEqual(new Set(planted.map(({ payment }) => payment)));
    expect(plain(first)).toMatch(/20 sur 1 ?000 prestations\./);
    expect(Buffer.byteLength(first)).toBeLessThan(60_000);
  });

  const idsIn = (text: string) =>
    [...text.matchAll(/href="[^"]*\/espace\/prestations\/([0-9a-f-]{36})"/g)].map(([, id]) => id ?? "");

  it("of 21 transfers has a second page, which keeps the filter", async () => {
    const { browser, address } = await payee(house, sante, several(21));
    const page = await browser.get(`${address}?vue=virements&annee=2020&q=remboursement`);
    expect(plain(page.text)).toContain("20 sur 21 virements.");
    const older = linkTo("Plus anciens", page.text) ?? "";
    expect(older).toContain("annee=2020&q=remboursement&vue=virements&avant=");
    const second = (await browser.get(older)).text;
    expect([...second.matchAll(/\/virements\/[0-9a-f-]{36}/g)].length).toBe(1);
    expect(second).not.toContain("Plus anciens");
  });
});

it("a payment of 31 December 23:30 UTC is of the next year in the list, the chart and the history", async () => {
  const moment = "2025-12-31T23:30:00Z";
  const { browser, address, here, planted } = await payee(house, npfr, [
    { paidOn: parisDay(moment) ?? "", amount: 77_777, label: "Étrennes" },
    { paidOn: "2025-12-31", amount: 11_111, label: "Veille" },
  ]);
  const [{ payment } = { payment: "" }] = planted;
  await here.ctx.db.inTransaction((trx) =>
    sql`update payment set created_at = ${moment}::timestamptz where id = ${payment}`.execute(trx),
  );
  const [next, last] = [
    await browser.get(`${address}?annee=2026`),
    await browser.get(`${address}?annee=2025`),
  ];
  expect(next.text).toContain("Étrennes");
  expect(next.text).not.toContain("Veille");
  expect(last.text).not.toContain("Étrennes");
  expect(plain(next.text)).toMatch(/janvier.*?777,77 €/s);
  const chart = plain((await browser.get(`${address}/graphique.svg`)).text);
  for (const amount of ["777,77 €", "111,11 €"]) expect(chart).toContain(amount);
  expect((await browser.get(`${address}/${payment}`)).text).toContain(
    '<span class="history-day">01/01/2026</span>',
  );
});

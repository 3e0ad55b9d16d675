import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { adherent } from "#spaces/adherent/space.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { sante } from "#spaces/sante/space.ts";
import { type RunningHouse, runHouse } from "../../support/running-house.ts";
import { type Payee, payee } from "../payee.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ worker: false });
});
afterAll(() => house.close());

describe("Pourquoi ce montant ?", () => {
  async function allowance(amount: number, years: number | null) {
    const member = await payee(house, npfr, [{ paidOn: "2025-11-12", amount }]);
    const id = member.planted[0]?.payment ?? "";
    await member.here.ctx.db.inTransaction((trx) =>
      sql`insert into allowance_line (holder_id, payment_id, right_kind, right_share, years, year)
        values (${member.holderId}, ${id}, 'reversion', 5000, ${years}, 2025)`.execute(trx),
    );
    return { ...member, page: `${member.address}/${id}/pourquoi` };
  }
  /** Each answer has a number of its own. */
  const withoutId = (text: string) => text.replace(/<p class="failure-id">.*?<\/p>/, "");
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

  it("shows the row of the table and the share beside the amount on file", async () => {
    const { browser, page, address, planted } = await allowance(51_248, 22);
    expect((await browser.get(`${address}/${planted[0]?.payment}`)).text).toContain(`href="${page}"`);
    const text = plain((await browser.get(page)).text);
    for (const said of ["20 ans : 1 024,95 €", "50 %", "512,48 €", "3 074,85 €", "demi-centime"])
      expect(text).toContain(said);
    expect(text).toContain("Le montant est celui que donne le barème");
  });

  it("says that the service looks into an amount that differs", async () => {
    const { browser, page } = await allowance(51_249, 22);
    const text = plain((await browser.get(page)).text);
    expect(text).toContain("Le service de gestion vérifie cette prestation");
    expect(text).toContain("512,48 €");
    expect(text).toContain("512,49 €");
  });

  it("says so when no table explains the amount", async () => {
    const { browser, page } = await allowance(51_248, 12);
    expect((await browser.get(page)).text).toContain("Posez votre question");
  });

  it("exists neither for another holder's payment nor where amounts follow from no table", async () => {
    const { page } = await allowance(51_248, 22);
    const other = await payee(house, npfr, []);
    const unknown = await other.browser.get(page.replace(/[^/]+\/pourquoi/, `${newId()}/pourquoi`));
    const foreign = await other.browser.get(page);
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    expect(withoutId(foreign.text)).toBe(withoutId(unknown.text));
    const elsewhere = await payee(house, adherent, [{ paidOn: "2025-11-12", amount: 1 }]);
    const id = elsewhere.planted[0]?.payment;
    expect((await elsewhere.browser.get(`${elsewhere.address}/${id}/pourquoi`)).status).toBe(404);
    expect((await elsewhere.browser.get(`${elsewhere.address}/${id}`)).text).not.toContain("pourquoi");
  });
});

describe("Retrouver un virement", () => {
  const lines = [
    { paidOn: "2026-03-12", amount: 102_495, transfer: "VIR-2026-000412" },
    { paidOn: "2026-03-20", amount: 8_810, transfer: "VIR-2026-000500" },
    { paidOn: "2025-03-20", amount: 8_810, transfer: "VIR-2025-000500" },
    { paidOn: "2026-01-01", amount: 700, transfer: "VIR-2026-000001" },
  ];
  let member: Payee;
  beforeAll(async () => {
    member = await payee(house, sante, lines);
  });

  it.each([
    ["its reference", "VIR SEPA MNSPF VIR 2026 000412 BORDEREAU", 0],
    ["its reference, whatever the amount", "12/03/2026 VIR-2026-000412 88,10", 0],
    ["amount and date", "20/03/2026 VIREMENT MNSPF 88,10", 1],
    ["amount and a date of the bank, days later", "24/03/25 VIREMENT MNSPF +88,10 EUR", 2],
    ["amount alone", "VIREMENT MNSPF 1 024,95 €", 0],
    ["a day without its year, around New Year", "30/12 VIREMENT MNSPF 7,00", 3],
  ])("opens the transfer by %s", async (_, line, place) => {
    const { browser, address, planted } = member;
    const { status, location } = await browser.post(`${address}/retrouver`, { line });
    expect([status, location]).toEqual([303, `${address}/virements/${planted[place]?.transfer}`]);
  });

  it("lists several, newest first", async () => {
    const { browser, address } = member;
    const { status, text } = await browser.post(`${address}/retrouver`, { line: "VIREMENT 88,10" });
    expect(status).toBe(200);
    expect(text).toContain("2 virements correspondent");
    expect(text.indexOf("VIR-2026-000500")).toBeLessThan(text.indexOf("VIR-2025-000500"));
  });

  it.each(["20/03/2024 VIREMENT 88,10", "VIR-2026-999999", "bonjour", "", "x".repeat(501)])(
    "says what to try when it finds nothing: %j",
    async (line) => {
      const { browser, address } = member;
      const { status, text } = await browser.post(`${address}/retrouver`, { line });
      expect(status).toBe(400);
      expect(text).toContain("line-error");
    },
  );

  it("finds nothing of another holder", async () => {
    const other = await payee(house, sante, []);
    const { status } = await other.browser.post(`${other.address}/retrouver`, { line: "VIR-2026-000412" });
    expect(status).toBe(400);
  });

  it("is offered where the layout has it, and nowhere else", async () => {
    const { browser, address } = member;
    expect((await browser.get(address)).text).toContain(`${address}/retrouver`);
    const elsewhere = await payee(house, npfr, []);
    expect((await elsewhere.browser.get(elsewhere.address)).text).not.toContain("retrouver");
    expect((await elsewhere.browser.get(`${elsewhere.address}/retrouver`)).status).toBe(404);
  });
});

import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#context.ts";
import type { KeptMessage } from "#infra/mail/local-mailbox.ts";
import { type HolderId, newId, type PaymentId } from "#kernel/ids.ts";
import { tellPayments } from "#modules/payments/tell/tell-payments.actions.ts";
import { spaces } from "#spaces/index.ts";
import { inSpace } from "../../attacks/three-spaces.ts";
import { Browser } from "../../support/browser.ts";
import { usualPassword } from "../../support/persons.ts";
import { type RunningHouse, runHouse } from "../../support/running-house.ts";
import { plantPayments } from "../ledger.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse();
});
afterAll(() => house.close());

/** The path of its only link. */
const linkOf = (mail: KeptMessage | undefined) =>
  new URL(/^https?:\/\/\S+$/m.exec(mail?.text ?? "")?.[0] ?? "none:").pathname;

type Note = { kind: "paid" | "rejected"; paymentId?: PaymentId | null };

const note = (ctx: Context, holderId: HolderId, { kind, paymentId = null }: Note) =>
  ctx.db.inTransaction((trx) =>
    sql`insert into payment_notice (holder_id, import_id, kind, payment_id)
      values (${holderId}, gen_random_uuid(), ${kind}, ${paymentId})`.execute(trx),
  );

const left = async (ctx: Context) => {
  const { rows } = await ctx.db.inTransaction((trx) =>
    sql<{ n: number }>`select count(*)::int as n from payment_notice`.execute(trx),
  );
  return rows[0]?.n;
};

/** The addresses that were written to. */
const mailed = async (ctx: Context, holderId: HolderId): Promise<string[]> => {
  const { rows } = await ctx.db.inTransaction((trx) =>
    sql<{ recipient: string }>`select recipient from mail
      where holder_id = ${holderId} and kind like 'payment-%'`.execute(trx),
  );
  return rows.map(({ recipient }) => recipient);
};

describe.each(spaces)("in $id, a mail about a payment", (space) => {
  const prepared = async () => {
    const here = inSpace(space, house);
    const owner = await here.openAccount();
    const [planted] = await here.ctx.db.inTransaction((trx) =>
      plantPayments(trx, owner.holderId, [
        { paidOn: "2026-03-12", amount: 998_877, label: "Libellé secret", reference: `REF${newId()}` },
      ]),
    );
    if (!planted) throw new Error("one was planted");
    return { here, owner, paymentId: planted.payment };
  };

  it("leads through the sign-in to that very payment, and says nothing of it", async () => {
    const { here, owner, paymentId } = await prepared();
    await note(here.ctx, owner.holderId, { kind: "paid", paymentId });
    await tellPayments(here.ctx);
    const mails = await house.mailsTo(owner.email);
    const mail = mails.find(({ subject }) => subject?.includes("vous a été fait"));
    const told = JSON.stringify(mail);
    for (const secret of ["9 988", "9988", "Libellé", "REF"]) expect(told).not.toContain(secret);
    const page = linkOf(mail);
    expect(page).toBe(`${here.home}/espace/prestations/${paymentId}`);
    const browser = new Browser(house.origin);
    expect((await browser.get(page)).location).toBe(`${here.home}/connexion`);
    const entered = await here.signIn(browser, here.loginOf(owner), usualPassword);
    expect(entered.location).toBe(page);
    expect((await browser.get(page)).text).toContain("Libellé secret");
  });

  it("leads to the list when there are several", async () => {
    const { here, owner } = await prepared();
    await note(here.ctx, owner.holderId, { kind: "rejected" });
    await tellPayments(here.ctx);
    const mail = (await house.mailsTo(owner.email)).find(({ subject }) => subject?.includes("n’a pas pu"));
    expect(linkOf(mail)).toBe(`${here.home}/espace/prestations`);
  });

  it("is written once to each address, by two runs at once and a third one later", async () => {
    const { here, owner, paymentId } = await prepared();
    await note(here.ctx, owner.holderId, { kind: "paid", paymentId });
    await Promise.all([tellPayments(here.ctx), tellPayments(here.ctx)]);
    await tellPayments(here.ctx);
    const recipients = await mailed(here.ctx, owner.holderId);
    expect(recipients).toContain(owner.email);
    expect(new Set(recipients).size).toBe(recipients.length);
    expect(await left(here.ctx)).toBe(0);
  });

  it.each([
    ["is on file no more", sql`update holder set closed_at = now()`, "id"],
    ["has closed the account", sql`update account set closed_at = now()`, "holder_id"],
  ])("is not written to a holder who %s", async (_, close, column) => {
    const { here, owner, paymentId } = await prepared();
    await here.ctx.db.inTransaction((trx) =>
      sql`${close} where ${sql.ref(column)} = ${owner.holderId}`.execute(trx),
    );
    await note(here.ctx, owner.holderId, { kind: "rejected", paymentId });
    await tellPayments(here.ctx);
    expect(await mailed(here.ctx, owner.holderId)).toEqual([]);
    expect(await left(here.ctx)).toBe(0);
  });
});

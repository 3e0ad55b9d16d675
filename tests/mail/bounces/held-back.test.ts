import { sql } from "kysely";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { findReturnedContacts } from "#account/contacts/returned-addresses.queries.ts";
import { passwordChangedMail } from "#account/password/password-changed.mails.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { recordBounce } from "#infra/mail/bounces/bounces.queries.ts";
import { isSuppressed, releaseLeftAddresses, takeHeldBack } from "#infra/mail/bounces/suppression.queries.ts";
import type { MailKind } from "#infra/mail/mail-kind.ts";
import { findMailTrouble, mailLimit } from "#infra/mail/mail-limits.queries.ts";
import type { MailId } from "#kernel/ids.ts";
import { paymentMadeMail } from "#modules/payments/tell/payment.mails.ts";
import { spaces } from "#spaces/index.ts";
import { inSpace, type Owner } from "../../attacks/three-spaces.ts";
import { Browser } from "../../support/browser.ts";
import { usualPassword } from "../../support/persons.ts";
import { type RunningHouse, runHouse } from "../../support/running-house.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse();
});
afterAll(() => house.close());

const lasting = { fate: "lasting", status: "5.1.1", reason: "550 5.1.1 User unknown" } as const;
const news = { kind: paymentMadeMail, props: { firstName: "Jeanne", paymentId: null } };
const warning = { kind: passwordChangedMail, props: { firstName: "Jeanne" } };
const within = <T>(ctx: Context, work: (trx: SpaceTransaction) => Promise<T>) => ctx.db.inTransaction(work);
const stateOf = async (ctx: Context, id: MailId) => {
  const row = await within(ctx, (trx) =>
    trx.selectFrom("mail").select("state").where("id", "=", id).executeTakeFirst(),
  );
  return row?.state;
};
const settled = (ctx: Context, id: MailId) =>
  vi.waitFor(async () => {
    const state = await stateOf(ctx, id);
    expect(state).not.toBe("waiting");
    return state;
  }, 15_000);
const writeTo = <Props>(
  ctx: Context,
  { email, holderId }: Owner,
  mail: { kind: MailKind<Props>; props: NoInfer<Props> },
) => within(ctx, (trx) => ctx.outbox.sendMail(trx, { ...mail, recipient: email, holderId }));
const fail = async (ctx: Context, owner: Owner) => {
  const id = await writeTo(ctx, owner, warning);
  expect(await within(ctx, (trx) => recordBounce(trx, id, "report", lasting))).toBe(true);
  return id;
};
const isHeldBack = (ctx: Context, address: string) =>
  within(ctx, async (trx) => {
    const { rows } = await sql<{ held: boolean }>`select ${isSuppressed(sql`${address}`)} as held`.execute(
      trx,
    );
    return rows[0]?.held;
  });

it.each(spaces)(
  "$id holds news back from an address that failed, and sends links and warnings",
  async (space) => {
    const here = inSpace(space, house);
    const { ctx } = here;
    const owner = await here.openAccount();
    await fail(ctx, owner);
    expect(await settled(ctx, await writeTo(ctx, owner, news))).toBe("suppressed");
    expect(await settled(ctx, await writeTo(ctx, owner, warning))).toBe("sent");
    const other = await here.openAccount();
    expect(await settled(ctx, await writeTo(ctx, other, news))).toBe("sent");
    // The link or code that the holder asks for arrives, and proves that the address works.
    await here.atNewPassword(owner);
    expect(await isHeldBack(ctx, owner.email)).toBe(false);
    expect(await settled(ctx, await writeTo(ctx, owner, news))).toBe("sent");
  },
);

it.each(spaces)("$id tells the holder at home and beside the address, until it changes", async (space) => {
  const here = inSpace(space, house);
  const { ctx } = here;
  const owner = await here.openAccount();
  const browser = new Browser(house.origin);
  await here.signIn(browser, here.loginOf(owner), usualPassword);
  const read = async (path: string) =>
    (await browser.get(`${here.home}${path}`)).text.replaceAll("\u00a0", " ");
  const said = "Nos mails à cette adresse nous reviennent";
  const toDo = `Corriger votre ${space.wording.emailAddress}`;
  expect(await read("/espace")).not.toContain(toDo);
  await fail(ctx, owner);
  expect(await read("/espace")).toContain(toDo);
  expect(await read("/espace/informations")).toContain(said);
  expect(await read("/espace/informations")).not.toContain(owner.email);
  expect(await within(ctx, (trx) => findReturnedContacts(trx, owner.holderId))).toEqual([
    { address: owner.email, since: expect.any(String), reason: lasting.reason, status: "5.1.1", heldBack: 0 },
  ]);
  await within(ctx, async (trx) => {
    await sql`update account set email = 'x' || email, email_key = 'x' || email_key
      where holder_id = ${owner.holderId} and email is not null`.execute(trx);
    await sql`update holder set email = 'x' || email where id = ${owner.holderId} and email is not null`.execute(
      trx,
    );
  });
  expect(await read("/espace")).not.toContain(toDo);
  expect(await read("/espace/informations")).not.toContain(said);
  expect(await within(ctx, (trx) => releaseLeftAddresses(trx, owner.holderId))).toBe(1);
  expect(await isHeldBack(ctx, owner.email)).toBe(false);
});

it("shows the trouble of a returned mail, and does not count it in the hourly limit", async () => {
  const here = inSpace(spaces[0] as (typeof spaces)[0], house);
  const { ctx } = here;
  const owner = await here.openAccount();
  const kinds = [passwordChangedMail];
  const limits = { perHolderAndHour: 1, perHolderAndDay: 2 };
  const look = () =>
    within(ctx, async (trx) => ({
      trouble: await findMailTrouble(trx, owner.holderId, kinds, owner.email),
      limit: await mailLimit(trx, owner.holderId, kinds, limits),
    }));
  const id = await writeTo(ctx, owner, warning);
  expect(await look()).toEqual({ trouble: null, limit: expect.anything() });
  await within(ctx, (trx) => recordBounce(trx, id, "report", lasting));
  expect(await look()).toEqual({ trouble: "refused", limit: null });
});

it("lets mails held back wait again once, and those past their time no more", async () => {
  const here = inSpace(spaces[0] as (typeof spaces)[0], house);
  const { ctx } = here;
  const owner = await here.openAccount();
  await fail(ctx, owner);
  const [first, second] = [await writeTo(ctx, owner, news), await writeTo(ctx, owner, news)];
  for (const id of [first, second]) expect(await settled(ctx, id)).toBe("suppressed");
  await within(ctx, (trx) => sql`update mail set expires_at = now() where id = ${second}`.execute(trx));
  const taken = await Promise.all([1, 2].map(() => within(ctx, (trx) => takeHeldBack(trx, owner.email))));
  expect(taken.flat().map(({ id }) => id)).toEqual([first]);
  expect(await stateOf(ctx, second)).toBe("suppressed");
});

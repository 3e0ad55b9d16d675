import { afterAll, beforeAll, expect, it } from "vitest";
import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { proveFactor } from "#account/factors/prove-factor.actions.ts";
import { remakeRecoveryCodes } from "#account/factors/recovery-codes/recovery-codes.actions.ts";
import { removeFactor } from "#account/factors/remove-factor.actions.ts";
import { addTotp, offerTotp, totpOnOffer } from "#account/factors/totp/totp.actions.ts";
import { asHolder } from "#account/sessions/as-holder.ts";
import { openSession } from "#account/sessions/open-session.queries.ts";
import { findSession } from "#account/sessions/sessions.queries.ts";
import type { HolderId, JourneyId } from "#kernel/ids.ts";
import { newId } from "#kernel/ids.ts";
import { personOnFile, usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { codeOf } from "./codes.ts";

/** No letter has to be cancelled. */
const lostNoMore = () => Promise.resolve();
const visitor = { source: "192.0.2.7", browser: "Firefox" };

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "adherent", worker: false });
});
afterAll(() => house.close());

async function signIn(holderId: HolderId) {
  const { db, space } = house.ctx;
  return db.inTransaction(async (trx) => {
    const account = await findAccountOfHolder(trx, holderId);
    if (!account) throw new Error("no account");
    const { id: accountId, passwordHash: judgedHash } = account;
    const opening = {
      accountId,
      holderId,
      judgedHash,
      subject: "x",
      browser: null,
      event: "signed_in",
      unlessFactor: false,
    } as const;
    const opened = await openSession(trx, visitor, opening);
    const session = await findSession(trx, opened?.session ?? "", space.policy.lifetimes);
    if (!session) throw new Error("no session");
    return { session, judgedHash };
  });
}

it("a holder with a telephone and no mail is told of every change by SMS", async () => {
  const { ctx } = house;
  const { holderId, phone } = await personOnFile(ctx, { phone: true, hasAccount: true });
  const { session, judgedHash } = await signIn(holderId);
  const member = asHolder(ctx, session, visitor);
  await offerTotp(member);
  const key = (await ctx.db.inTransaction((trx) => totpOnOffer(trx, member))) ?? Buffer.alloc(0);
  const typed = { code: codeOf(key), current_password: usualPassword };
  const added = await addTotp(member, typed, lostNoMore);
  const codes = added.ok ? added.value.recoveryCodes : null;
  const proving = { ...session, judgedHash, journeyId: newId<JourneyId>(), browser: null, identity: null };
  const proof = { by: "recovery_code", code: codes?.[0] ?? "" } as const;
  expect((await proveFactor(ctx, visitor, proving, proof)).ok).toBe(true);
  expect((await remakeRecoveryCodes(member, usualPassword, lostNoMore)).ok).toBe(true);
  const totp = { kind: "totp" } as const;
  expect((await removeFactor(member, totp, usualPassword, lostNoMore)).ok).toBe(true);
  const { sms, mails } = await ctx.db.inTransaction(async (trx) => ({
    sms: await trx
      .selectFrom("sms")
      .select(["kind", "recipient"])
      .where("holder_id", "=", holderId)
      .orderBy("queued_at")
      .execute(),
    mails: await trx.selectFrom("mail").select("id").where("holder_id", "=", holderId).execute(),
  }));
  expect(sms.map(({ kind }) => kind)).toEqual([
    "factor-added",
    "recovery-code-used",
    "recovery-codes-made",
    "factor-removed",
  ]);
  expect(new Set(sms.map(({ recipient }) => recipient))).toEqual(new Set([phone]));
  expect(mails).toEqual([]);
});

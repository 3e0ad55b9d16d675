import { readSecret } from "#account/letter-secret.rules.ts";
import { hashNewPassword } from "#account/new-password.actions.ts";
import { newToken } from "#account/token.ts";
import type { Context } from "#context.ts";
import { recordReturn } from "#enrolment/letters-desk.actions.ts";
import { recogniseLetters, recordRecognition, sendActivation } from "#journeys/first-connection.actions.ts";
import { beginJourney } from "#journeys/journeys.queries.ts";
import { followLink } from "#journeys/link-follow.actions.ts";
import { provisionalCredentials } from "#journeys/provisional-credentials.journey.ts";
import { enter } from "#journeys/sign-in.actions.ts";
import { days, hours } from "#kernel/duration.ts";
import { type HolderId, type JourneyId, newId } from "#kernel/ids.ts";
import type { Result } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { findHolderByNumber } from "#registry/holders.queries.ts";
import type { Credentials, Situation } from "./cast.ts";
import { activationLinkOf, letTimePass } from "./demo.queries.ts";

const computer: Visitor = { source: "192.0.2.17", browser: "Firefox sur Windows" };
const phone: Visitor = { source: "198.51.100.64", browser: "Chrome sur Android" };
const stranger: Visitor = { source: "203.0.113.250", browser: "Edge sur Windows" };

/** A person with both letters printed, and the secret of the second. */
export type Lettered = { number: string; secret: string };

/** Brings a person whose letters are printed into their situation. */
export async function bringInto(ctx: Context, person: Lettered, situation: Situation): Promise<void> {
  switch (situation.kind) {
    case "to_print":
    case "printed":
      return;
    case "expired":
      return letPass(ctx, await holderOf(ctx, person.number), days(34));
    case "returned":
    case "moved":
      must(await recordReturn(ctx, person.number));
      return;
    case "mail_waiting":
      await chooseCredentials(ctx, person, situation);
      return;
    case "active":
      return useForWeeks(ctx, await activate(ctx, person, situation), situation);
    case "locked":
      await activate(ctx, person, situation);
      return tryWrongPasswords(ctx, situation);
  }
}

/** Up to the mail that was announced, in a browser that has been closed since. */
async function chooseCredentials(ctx: Context, { number, secret }: Lettered, chosen: Credentials) {
  const typed = { number, secret: must(readSecret(secret)) };
  const { subject, ...recognised } = must(await recogniseLetters(ctx, computer, typed));
  const { email, password } = chosen;
  const form = { email, password, password_confirmation: password };
  const passwordHash = must(await hashNewPassword(ctx, recognised.holderId, form));
  const credentials = { ...recognised, email, passwordHash };
  const id = newId<JourneyId>();
  await ctx.db.inTransaction(async (trx) => {
    await recordRecognition(trx, computer, { subject, holderId: recognised.holderId });
    await beginJourney(trx, {
      id,
      kind: provisionalCredentials.kind,
      state: "mail_sent",
      data: credentials,
      secretHash: newToken().hash,
      lifetime: ctx.space.policy.lifetimes.journey,
    });
    await sendActivation(trx, ctx, computer, id, credentials);
  });
  return recognised.holderId;
}

async function activate(ctx: Context, person: Lettered, chosen: Credentials): Promise<HolderId> {
  const holderId = await chooseCredentials(ctx, person, chosen);
  const link = await ctx.db.inTransaction((trx) => activationLinkOf(trx, holderId));
  must(await followLink(ctx, computer, link));
  return holderId;
}

/** Three weeks of an ordinary account, and a telephone still signed in. */
async function useForWeeks(ctx: Context, holderId: HolderId, credentials: Credentials) {
  await letPass(ctx, holderId, hours(1));
  await signIn(ctx, computer, credentials);
  await letPass(ctx, holderId, days(12));
  await enter(ctx, computer, credentials, "lampe tandem", null);
  await signIn(ctx, computer, credentials);
  await letPass(ctx, holderId, days(9));
  await signIn(ctx, phone, credentials);
}

async function signIn(ctx: Context, visitor: Visitor, credentials: Credentials) {
  must(await enter(ctx, visitor, credentials, credentials.password, null));
}

async function tryWrongPasswords(ctx: Context, { email }: Credentials) {
  for (const password of ["azerty35", "Bretagne29", "soleil2026"])
    await enter(ctx, stranger, { email }, password, null);
}

const letPass = (ctx: Context, holderId: HolderId, time: ReturnType<typeof days>) =>
  ctx.db.inTransaction((trx) => letTimePass(trx, holderId, time));

async function holderOf(ctx: Context, number: string): Promise<HolderId> {
  const holder = await ctx.db.inTransaction((trx) => findHolderByNumber(trx, number));
  if (!holder) throw new Error(`the demonstration's registry does not name ${number}`);
  return holder.id;
}

/** The demonstration is ours to the last word: a refusal is a fault of ours. */
function must<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value;
  throw new Error(`the demonstration was refused: ${JSON.stringify(result.refusal)}`);
}

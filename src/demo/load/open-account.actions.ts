import { record } from "#account/journal/journal.queries.ts";
import { hashNewPassword } from "#account/password/new-password.actions.ts";
import { newToken } from "#account/sessions/token.ts";
import type { Context } from "#context.ts";
import { givePassword } from "#journeys/credentials/give-password.actions.ts";
import { beginJourney } from "#journeys/engine/journeys.queries.ts";
import {
  recogniseLetters,
  recordRecognition,
  sendActivation,
} from "#journeys/first-connection/by-letters/first-connection.actions.ts";
import { provisionalCredentials } from "#journeys/first-connection/by-letters/provisional-credentials.journey.ts";
import { followLink } from "#journeys/proofs/link/link-follow.actions.ts";
import { asVisitor } from "#kernel/actor.ts";
import { type HolderId, type JourneyId, newId } from "#kernel/ids.ts";
import type { Result } from "#kernel/result.ts";
import { readCode } from "#kernel/text/checked-code.rules.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { findHolderByNumber } from "#registry/holders/holders.queries.ts";
import type { SecurityEventKind } from "#subject/words.ts";
import type { AddressChosen } from "./cast.ts";
import { activationLinkOf } from "./demo.queries.ts";

type Lettered = { number: string; secret: string | null };

/** Stops at the activation mail, as if the browser had been closed. */
export async function chooseCredentials(
  ctx: Context,
  visitor: Visitor,
  { number, secret }: Lettered,
  { email, password }: AddressChosen,
): Promise<HolderId> {
  const typed = { number, secret: must(readCode(secret ?? "")) };
  const { subject, ...recognised } = must(await recogniseLetters(ctx, visitor, typed));
  const form = { email, password, password_confirmation: password };
  const passwordHash = must(await hashNewPassword(ctx, recognised.holderId, form));
  const credentials = { ...recognised, email, passwordHash };
  const id = newId<JourneyId>();
  await ctx.db.inTransaction(async (trx) => {
    await recordRecognition(trx, visitor, { subject, holderId: recognised.holderId });
    await beginJourney(trx, {
      id,
      journey: provisionalCredentials,
      state: "mail_sent",
      data: credentials,
      secretHash: newToken().hash,
      lifetime: ctx.space.policy.lifetimes.journey,
    });
    await sendActivation(trx, ctx, visitor, id, credentials);
  });
  return recognised.holderId;
}

export async function openByLink(
  ctx: Context,
  visitor: Visitor,
  person: Lettered,
  chosen: AddressChosen,
  choose: typeof chooseCredentials,
): Promise<HolderId> {
  const holderId = await choose(ctx, visitor, person, chosen);
  const link = await ctx.db.inTransaction((trx) => activationLinkOf(trx, holderId));
  must(await followLink(ctx, visitor, link));
  return holderId;
}

export const openByCode = (ctx: Context, visitor: Visitor, number: string, password: string) =>
  openWithPassword(ctx, visitor, { number, password, proofs: ["code_sent", "code_proven"] });

export const openByPost = (ctx: Context, visitor: Visitor, number: string, password: string) =>
  openWithPassword(ctx, visitor, { number, password, proofs: ["letter_recognised"] });

type Proven = { number: string; password: string; proofs: readonly SecurityEventKind[] };

async function openWithPassword(ctx: Context, visitor: Visitor, { number, password, proofs }: Proven) {
  const holderId = await holderOf(ctx, number);
  const hash = must(await hashNewPassword(ctx, holderId, { password, password_confirmation: password }));
  await ctx.db.inTransaction(async (trx) => {
    for (const proof of proofs) await record(trx, holderId, proof, asVisitor(visitor));
    await givePassword(trx, ctx, visitor, holderId, hash);
  });
  return holderId;
}

export async function holderOf(ctx: Context, number: string): Promise<HolderId> {
  const holder = await ctx.db.inTransaction((trx) => findHolderByNumber(trx, number));
  if (!holder) throw new Error(`the demonstration's registry does not name ${number}`);
  return holder.id;
}

/** A refusal here is a bug in the demonstration. */
export function must<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value;
  throw new Error(`the demonstration was refused: ${JSON.stringify(result.refusal)}`);
}

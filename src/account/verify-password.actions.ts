import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { HashingBusy } from "#infra/hashing/port.ts";
import { type Duration, milliseconds } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import {
  giveBackAttempt,
  type Lock,
  settleAttempt,
  subjectOf,
  type Tried,
  takeAttempt,
} from "./attempts.queries.ts";
import { countMiss } from "./count-miss.actions.ts";
import { record, type SecurityEventKind } from "./journal.queries.ts";
import { forgiveSource, isBeyondLimits } from "./limits.queries.ts";

/** Whom a password is tried on. Nobody there has no hash, and takes the same time. */
export type Candidate = {
  tried: Tried;
  /** Whose journal tells of a failure, and in what words when it is none of the password. */
  holderId: HolderId | null;
  failure?: SecurityEventKind;
  passwordHash: string | null;
  isKnownBrowser: boolean;
  /** When what was typed reads as the provisional password of a letter: that of theirs, if they have one. */
  letter?: { typed: string; secretHash: string | null };
};

/** What was right: the account's password, or the one a letter brought. */
type Right = { by: "password" | "letter"; outdated: boolean };

export type PasswordRefusal =
  /** `next` is how long the lock will be that comes after those left. */
  | { kind: "wrong"; left: number; next: Duration }
  /** Without a lock that ends, only recovery helps. */
  | { kind: "locked"; lock: Lock | null }
  /** That very source failed too often. */
  | { kind: "too_many"; lock: Lock };

/** Who it was, on whom the try was counted, and what was right. */
type Proven<Found> = { found: Found; subject: string } & Right;

/** Judges a password, in turn: of a flood most are refused before anything is done for them (LOG-21). */
export const verifyPassword = <Found extends Candidate>(
  ctx: Context,
  visitor: Visitor,
  password: string,
  find: (trx: SpaceTransaction) => Promise<Found>,
): Promise<Result<Proven<Found>, PasswordRefusal>> =>
  ctx.passwords.inTurn(() => verifyOutOfTurn(ctx, visitor, password, find));

/**
 * The same for who has taken a place already. Looks the candidate up, takes a try, hashes, in that order, alike whether
 * anybody is there. Limits by source do not hold a browser that signed in before. On success the caller
 * forgets the tries of `subject` in the transaction that acts on it.
 */
export async function verifyOutOfTurn<Found extends Candidate>(
  ctx: Context,
  visitor: Visitor,
  password: string,
  find: (trx: SpaceTransaction) => Promise<Found>,
): Promise<Result<Proven<Found>, PasswordRefusal>> {
  const { found, subject, attempt } = await takeTry(ctx, visitor, find);
  if (attempt.kind === "too_many") return refused(attempt);
  if (attempt.kind === "locked") return refused({ kind: "locked", lock: attempt.lock });
  const right = await verifyOrGiveBack(ctx, visitor, subject, found, password);
  if (right) return done({ found, subject, ...right });
  const { holderId, failure = "sign_in_failed" } = found;
  await ctx.db.inTransaction(async (trx) => {
    await settleAttempt(trx, subject);
    if (holderId) await record(trx, holderId, attempt.lock ? "locked" : failure, visitor);
    await countMiss(trx, ctx, visitor);
  });
  if (attempt.left === 0) return refused({ kind: "locked", lock: attempt.lock });
  return refused({ kind: "wrong", left: attempt.left, next: attempt.next });
}

/** How long, and how often, a try waits for those before it to be judged. */
const turn = milliseconds(40);
const turns = 100;

/**
 * Takes a try. While the last tries allowed are still being judged, the lock they will bring if they fail is not
 * told yet: whoever comes then waits for the verdict, so that many good sign-ins at once all come in.
 */
async function takeTry<Found extends Candidate>(
  ctx: Context,
  { source }: Visitor,
  find: (trx: SpaceTransaction) => Promise<Found>,
) {
  const { lock, limits } = ctx.space.policy;
  for (let waited = 0; ; waited += 1) {
    const taken = await ctx.db.inTransaction(async (trx) => {
      const found = await find(trx);
      const subject = subjectOf(ctx.keys, found.tried);
      const barred = found.isKnownBrowser ? sql<boolean>`false` : isBeyondLimits(source, limits);
      return { found, subject, attempt: await takeAttempt(trx, subject, lock, { source, barred }) };
    });
    const { attempt } = taken;
    if (attempt.kind !== "locked" || !attempt.isJudging || waited === turns) return taken;
    await wait(turn);
  }
}

async function verifyOrGiveBack(
  ctx: Context,
  { source }: Visitor,
  subject: string,
  { passwordHash, letter }: Candidate,
  password: string,
): Promise<Right | null> {
  try {
    const verdict = await ctx.passwords.verify(passwordHash, password);
    if (verdict.ok) return { by: "password", outdated: verdict.value.outdated };
    if (!letter) return null;
    const provisional = await ctx.passwords.verify(letter.secretHash, letter.typed);
    return provisional.ok ? { by: "letter", outdated: false } : null;
  } catch (error) {
    // A try that was never judged is not held against anybody.
    if (error instanceof HashingBusy) {
      await ctx.db.inTransaction(async (trx) => {
        await giveBackAttempt(trx, subject);
        await forgiveSource(trx, source, subject);
      });
    }
    throw error;
  }
}

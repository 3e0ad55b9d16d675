import { rehash } from "#account/accounts.queries.ts";
import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { record } from "#account/journal/journal.queries.ts";
import { isMisspeltSecret, readSecret } from "#account/password/letter-secret.rules.ts";
import {
  type Candidate,
  type PasswordRefusal,
  verifyOutOfTurn,
} from "#account/password/verify-password.actions.ts";
import { type Opened, openSession } from "#account/sessions/open-session.queries.ts";
import {
  findByAddress,
  findByNumber,
  type SignInCandidate,
} from "#account/sessions/sign-in-candidate.queries.ts";
import { hashToken } from "#account/sessions/token.ts";
import { forgetAttempts } from "#account/tries/attempts.queries.ts";
import { forgiveSource } from "#account/tries/limits.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { HashingBusy } from "#infra/hashing/port.ts";
import { asVisitor } from "#kernel/actor.ts";
import type { AccountId, HolderId, LetterId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { addressKey, normaliseNumber } from "#kernel/text/text.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { findPasswordLetter } from "#letters/holder-letters.queries.ts";
import type { LetterProven, Proven } from "./sign-in.journey.ts";

/** What stands beside the password, as it was typed. */
export type Login = { email: string } | { number: string };

/** Where a right password leads: in, with the session it opened; to the second factor; or to a new password. */
export type Entered =
  | { kind: "session"; opened: Opened; proven: Proven }
  | { kind: "factor_wanted"; proven: Proven }
  | { kind: "letter"; proven: LetterProven };

type Found = Candidate & {
  candidate: SignInCandidate | null;
  /** What was typed reads as the secret of a letter: only a letter is judged by it. */
  isLetter: boolean;
  letterId: LetterId | null;
  hasLetterExpired: boolean;
};

/**
 * Judges who signs in and their password, and opens the session if nothing more is asked. A slip in the secret of a
 * letter is told by what was typed alone, whoever has the number, and costs no try. A place must have been taken.
 */
export async function enter(
  ctx: Context,
  visitor: Visitor,
  login: Login,
  password: string,
  browser: string | null,
): Promise<Result<Entered, PasswordRefusal | { kind: "misspelt" } | { kind: "letter_expired" }>> {
  if ("number" in login && isMisspeltSecret(password, ctx.space.policy.password))
    return refused({ kind: "misspelt" });
  const verdict = await verifyOutOfTurn(ctx, visitor, password, (trx) =>
    findCandidate(trx, login, password, browser),
  );
  if (!verdict.ok) return verdict;
  const { found, subject, outdated } = verdict.value;
  const { candidate, letterId } = found;
  if (!candidate) throw new Error("a password was right for nobody");
  const { accountId, holderId, passwordHash } = candidate;
  if (found.isLetter) {
    if (!letterId) throw new Error("a secret was right for no letter");
    if (found.hasLetterExpired) {
      // It was the right one: no try is held against them. It may have been found, though.
      await recogniseAlone(ctx, visitor, { holderId, subject, event: "sign_in_failed" });
      return refused({ kind: "letter_expired" });
    }
    await recogniseAlone(ctx, visitor, { holderId, subject, event: "letter_recognised" });
    return done({ kind: "letter", proven: { holderId, letterId } });
  }
  if (!accountId || !passwordHash) throw new Error("a password was right for no account");
  const judgedHash = outdated ? await renewHash(ctx, accountId, passwordHash, password) : passwordHash;
  const proven = { accountId, holderId, judgedHash };
  const unlessFactor = ctx.space.policy.signIn.secondFactor !== "off";
  if (unlessFactor && candidate.hasSecondFactor) return wantFactor(ctx, visitor, proven, subject);
  const known = found.isKnownBrowser ? browser : null;
  const opening = { ...proven, subject, browser: known, event: "signed_in", unlessFactor } as const;
  const opened = await ctx.db.inTransaction((trx) => openSession(trx, visitor, opening));
  if (opened) return done({ kind: "session", opened, proven });
  if (unlessFactor && (await asksFactorNow(ctx, accountId))) return wantFactor(ctx, visitor, proven, subject);
  // The password was replaced while the old one was being judged: the old one is wrong now.
  const { tries, durations } = ctx.space.policy.lock;
  return refused({ kind: "wrong", left: tries - 1, next: durations[0], mayBeBarred: !known });
}

/** One that was added while the password was being judged: the session did not open without it. */
const asksFactorNow = async (ctx: Context, accountId: AccountId) =>
  hasFactors(await ctx.db.inTransaction((trx) => findFactors(trx, accountId)));

async function wantFactor(ctx: Context, visitor: Visitor, proven: Proven, subject: string) {
  const { holderId } = proven;
  await recogniseAlone(ctx, visitor, { holderId, subject, event: "password_proven" });
  return done({ kind: "factor_wanted" as const, proven });
}

/** What was typed was right, though no session opens yet: the journal tells, for it may have been a thief. */
const recogniseAlone = (
  ctx: Context,
  visitor: Visitor,
  shown: {
    holderId: HolderId;
    subject: string;
    event: "letter_recognised" | "password_proven" | "sign_in_failed";
  },
) =>
  ctx.db.inTransaction(async (trx) => {
    await forgetAttempts(trx, shown.subject);
    await forgiveSource(trx, visitor.source, shown.subject);
    await record(trx, shown.holderId, shown.event, asVisitor(visitor));
  });

/** The same password under today's parameters, if there is room to hash it now; gives the hash that stands. */
async function renewHash(ctx: Context, id: AccountId, former: string, password: string): Promise<string> {
  try {
    const renewed = await ctx.passwords.hash(password);
    const written = await ctx.db.inTransaction((trx) => rehash(trx, id, former, renewed));
    return written ? renewed : former;
  } catch (error) {
    if (error instanceof HashingBusy) return former;
    throw error;
  }
}

/** Whom the tries of this login are counted on, and what they would have to show. */
export async function findCandidate(
  trx: SpaceTransaction,
  login: Login,
  password: string,
  browser: string | null,
): Promise<Found> {
  const tokenHash = browser ? hashToken(browser) : null;
  const candidate = (await findWho(trx, login, tokenHash)) ?? null;
  const letter = await letterOf(trx, login, password);
  const named = letter?.named ?? { unknown: nameOf(login) };
  const shown = {
    candidate,
    isLetter: letter !== null,
    letterId: letter?.letterId ?? null,
    hasLetterExpired: letter?.hasExpired ?? false,
    holderId: candidate?.holderId ?? null,
    hash: letter ? letter.secretHash : (candidate?.passwordHash ?? null),
    ...(letter && { typed: letter.typed }),
  };
  if (tokenHash && candidate?.accountId && candidate.isKnownBrowser) {
    const tried = letter
      ? { ...letter.named, browser: tokenHash }
      : { browser: tokenHash, account: candidate.accountId };
    return { ...shown, tried, isKnownBrowser: true };
  }
  const tried = candidate && !letter ? { holder: candidate.holderId } : named;
  return { ...shown, tried, named, isKnownBrowser: false };
}

const nameOf = (login: Login) => ("email" in login ? addressKey(login.email) : normaliseNumber(login.number));

/** Who has that login, and whether the browser with that cookie is known to them. */
export const findWho = (trx: SpaceTransaction, login: Login, tokenHash: Buffer | null) =>
  "email" in login
    ? findByAddress(trx, login.email, tokenHash)
    : findByNumber(trx, normaliseNumber(login.number), tokenHash);

/**
 * The letter that may have brought what was typed, where one signs in by number and it reads as a secret (A10). Its
 * tries are counted on the number, apart from the password's: a stranger who keeps the password locked does not lock
 * out the letter, which may be the only way left to recover. A password of one's own never reads so, and is not judged
 * here: this count would be a way past the lock of the other.
 */
async function letterOf(trx: SpaceTransaction, login: Login, password: string) {
  if (!("number" in login)) return null;
  const secret = readSecret(password);
  if (!secret.ok) return null;
  const number = normaliseNumber(login.number);
  const sent = await findPasswordLetter(trx, number);
  return {
    named: { number },
    typed: secret.value,
    secretHash: sent?.secretHash ?? null,
    letterId: sent?.letterId ?? null,
    hasExpired: sent?.hasExpired ?? false,
  };
}

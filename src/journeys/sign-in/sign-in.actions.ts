import { rehash } from "#account/accounts.queries.ts";
import type { Asker } from "#account/crowds/admit-ask.actions.ts";
import type { Watched } from "#account/crowds/crowd.queries.ts";
import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { record } from "#account/journal/journal.queries.ts";
import { isMisspeltSecret, readSecret } from "#account/password/letter-secret.rules.ts";
import { type Opened, openSession } from "#account/sessions/open-session.queries.ts";
import type { Login, SignInCandidate } from "#account/sessions/sign-in-candidate.queries.ts";
import { takeSignInTry } from "#account/sessions/sign-in-try.queries.ts";
import { hashToken } from "#account/sessions/token.ts";
import { findStandingLock, forgetAttempts } from "#account/tries/attempts.queries.ts";
import { type Candidate, judgeTry, type PasswordRefusal } from "#account/tries/judge-try.actions.ts";
import { forgiveSource } from "#account/tries/limits.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import type { Context } from "#context.ts";
import { HashingBusy } from "#infra/hashing/port.ts";
import type { AccountId, HolderId, LetterId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { addressKey, normaliseNumber } from "#kernel/text/text.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { findPasswordLetter } from "#letters/holder-letters.queries.ts";
import type { LetterProven, Proven } from "./sign-in.journey.ts";

/** Where a right password leads: in, with the session it opened; to the second factor; or to a new password. */
export type Entered =
  | { kind: "session"; opened: Opened; proven: Proven }
  | { kind: "factor_wanted"; proven: Proven }
  | { kind: "letter"; proven: LetterProven };

export type EnterRefusal =
  | PasswordRefusal
  | { kind: "misspelt" }
  | { kind: "letter_expired" }
  /** A crowd is at this form, which this browser may be part of: nothing was judged or counted (LOG-14). */
  | { kind: "robot_suspected" };

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
  asker: Asker,
  login: Login,
  password: string,
): Promise<Result<Entered, EnterRefusal>> {
  const { visitor, knownBrowser: browser } = asker;
  if ("number" in login && isMisspeltSecret(password, ctx.space.policy.password))
    return refused({ kind: "misspelt" });
  const verdict = await judgeTry(ctx, visitor, password, () => takeTry(ctx, asker, login, password));
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
  const opened = await ctx.db.inOneTrip((trx) => openSession(trx, visitor, opening));
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
    await record(trx, shown.holderId, shown.event, visitor);
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

/**
 * Finds who has this login and takes a try of it. A crowd holds nobody who may pass: they have shown to be no robot.
 */
async function takeTry(
  ctx: Context,
  { visitor, knownBrowser: browser, mayPass }: Asker,
  login: Login,
  password: string,
) {
  const { keys, space } = ctx;
  const letter = await letterOf(ctx, login, password);
  const named = letter?.named ?? { unknown: nameOf(login) };
  const tokenHash = browser ? hashToken(browser) : null;
  const signIn = {
    login,
    tokenHash,
    source: visitor.source,
    unknown: subjectOf(keys, named),
    letter: letter && {
      ofNumber: subjectOf(keys, letter.named),
      ofBrowser: tokenHash && subjectOf(keys, { ...letter.named, browser: tokenHash }),
    },
    watched: mayPass ? [] : watchedAtSignIn,
  };
  const taken = await ctx.db.inOneTrip((trx) => takeSignInTry(trx, signIn, space.policy));
  const { candidate, subject, crowded } = taken;
  if (crowded) return refused({ kind: "robot_suspected" as const });
  const attempt = taken.attempt ?? (await ctx.db.inOneTrip((trx) => findStandingLock(trx, subject)));
  const isKnownBrowser = candidate?.isKnownBrowser ?? false;
  const found: Found = {
    candidate,
    isLetter: letter !== null,
    letterId: letter?.letterId ?? null,
    hasLetterExpired: letter?.hasExpired ?? false,
    holderId: candidate?.holderId ?? null,
    hash: letter ? letter.secretHash : (candidate?.passwordHash ?? null),
    ...(letter && { typed: letter.typed }),
    ...(!isKnownBrowser && { named }),
    isKnownBrowser,
  };
  return done({ found, subject, attempt });
}

/** What strangers try here and a crowd of them does too often: passwords, and second factors behind stolen ones. */
export const watchedAtSignIn: readonly Watched[] = ["misses", "factors"];

/** What a login is counted on where nobody has it. */
export const nameOf = (login: Login) =>
  "email" in login ? addressKey(login.email) : normaliseNumber(login.number);

/**
 * The letter that may have brought what was typed, where one signs in by number and it reads as a secret (A10). Its
 * tries are counted on the number, apart from the password's: a stranger who keeps the password locked does not lock
 * out the letter, which may be the only way left to recover. A password of one's own never reads so, and is not judged
 * here: this count would be a way past the lock of the other.
 */
async function letterOf(ctx: Context, login: Login, password: string) {
  if (!("number" in login)) return null;
  const secret = readSecret(password);
  if (!secret.ok) return null;
  const number = normaliseNumber(login.number);
  const sent = await ctx.db.inOneTrip((trx) => findPasswordLetter(trx, number));
  return {
    named: { number },
    typed: secret.value,
    secretHash: sent?.secretHash ?? null,
    letterId: sent?.letterId ?? null,
    hasExpired: sent?.hasExpired ?? false,
  };
}

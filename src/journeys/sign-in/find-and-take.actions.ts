import type { Asker } from "#account/crowds/admit-ask.actions.ts";
import type { Watched } from "#account/crowds/crowd.queries.ts";
import { type Login, nameOf, type SignInCandidate } from "#account/sessions/sign-in-candidate.queries.ts";
import { takeSignInTry, type Waiting } from "#account/sessions/sign-in-try.queries.ts";
import { hashToken } from "#account/sessions/token.ts";
import { findStandingLock } from "#account/tries/attempts.queries.ts";
import type { Candidate } from "#account/tries/judge-try.actions.ts";
import { subjectOf } from "#account/tries/subject.ts";
import type { Context } from "#context.ts";
import type { LetterId } from "#kernel/ids.ts";
import { done, refused } from "#kernel/result.ts";
import { readCode } from "#kernel/text/checked-code.rules.ts";
import { findPasswordLetter, type LetterFate } from "#letters/holder-letters.queries.ts";
import { waitingFor } from "../credentials/waiting-credentials.queries.ts";
import type { Awaited } from "./sign-in.journey.ts";

/** The password is right, and its account waits for the link of the mail. */
export type NotActivated = { kind: "not_activated"; awaited: Awaited | null };

/** A crowd was detected, or the account waits: no password of an account was judged. */
export type AsideRefusal = NotActivated | { kind: "robot_suspected" };

export type Found = Candidate<NotActivated> & {
  candidate: SignInCandidate | null;
  /** The typed text has the shape of a letter's secret, so it is not compared with the password. */
  isLetter: boolean;
  letterId: LetterId | null;
  /** `null`: no letter brought a password. */
  letterFate: LetterFate | null;
};

/** Finds the holder of this login and takes a try. A crowd does not stop a visitor who `mayPass`. */
export async function findAndTake(
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
    waiting: letter ? null : waitingFor(space.policy, login),
    watched: mayPass ? [] : watchedAtSignIn,
  };
  const taken = await ctx.db.inOneTrip((trx) => takeSignInTry(trx, signIn, space.policy));
  const { candidate, subject, crowded, waiting } = taken;
  if (crowded) return refused({ kind: "robot_suspected" as const });
  const attempt = taken.attempt ?? (await ctx.db.inOneTrip((trx) => findStandingLock(trx, subject)));
  const isKnownBrowser = candidate?.isKnownBrowser ?? false;
  const found: Found = {
    candidate,
    isLetter: letter !== null,
    letterId: letter?.letterId ?? null,
    letterFate: letter?.fate ?? null,
    holderId: candidate?.holderId ?? null,
    hash: letter ? letter.secretHash : (candidate?.passwordHash ?? null),
    ...(letter && { typed: letter.typed }),
    ...(signIn.waiting && { waiting: judgedFirst(candidate, waiting) }),
    ...(!isKnownBrowser && { named }),
    isKnownBrowser,
  };
  return done({ found, subject, attempt });
}

/**
 * Where two people share an address and a password, the one whose account has that address still signs in, in a browser
 * that it knows.
 */
function judgedFirst(candidate: SignInCandidate | null, waiting: Waiting | null) {
  const isOthers = candidate?.isKnownBrowser && waiting?.chosenBy !== candidate.holderId;
  const awaited = waiting && { journeyId: waiting.journeyId, holderId: waiting.chosenBy };
  return {
    hash: isOthers ? null : (waiting?.chosenHash ?? null),
    refusal: { kind: "not_activated" as const, awaited },
  };
}

/** Wrong passwords, and wrong second factors after a stolen password. */
export const watchedAtSignIn: readonly Watched[] = ["misses", "factors"];

/**
 * The letter to judge, where sign-in is by number and the text reads as a letter's secret (A10). Its tries are
 * counted on the number, apart from the password's: a stranger who locks the password does not lock the letter, which
 * may be the only way to recover. No password of this shape can be chosen, and none is compared here: this count
 * would bypass the password's lock.
 */
async function letterOf(ctx: Context, login: Login, password: string) {
  if (!("number" in login)) return null;
  const secret = readCode(password);
  if (!secret.ok) return null;
  const { number } = login;
  const sent = await ctx.db.inOneTrip((trx) => findPasswordLetter(trx, number));
  return {
    named: { number },
    typed: secret.value,
    secretHash: sent?.secretHash ?? null,
    letterId: sent?.letterId ?? null,
    fate: sent?.fate ?? null,
  };
}

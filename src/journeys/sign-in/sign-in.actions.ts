import { rehash } from "#account/accounts.queries.ts";
import type { Asker } from "#account/crowds/admit-ask.actions.ts";
import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { record } from "#account/journal/journal.queries.ts";
import { type Opened, openSession } from "#account/sessions/open-session.queries.ts";
import type { Login } from "#account/sessions/sign-in-candidate.queries.ts";
import { forgetTries } from "#account/tries/forget-tries.queries.ts";
import { judgeTry } from "#account/tries/judge-try.actions.ts";
import type { PasswordRefusal } from "#account/tries/tell-failure.actions.ts";
import type { Context } from "#context.ts";
import { HashingBusy } from "#infra/hashing/port.ts";
import { asVisitor } from "#kernel/actor.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import { isMisspeltSecret } from "#kernel/password/letter-secret.rules.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { type AsideRefusal, type Found, findAndTake, type NotActivated } from "./find-and-take.actions.ts";
import type { Awaited, LetterProven, Proven } from "./sign-in.journey.ts";

export type Entered =
  | { kind: "session"; opened: Opened; proven: Proven }
  | { kind: "factor_wanted"; proven: Proven }
  | { kind: "letter"; proven: LetterProven }
  | { kind: "not_activated"; awaited: Awaited };

export type EnterRefusal =
  | PasswordRefusal
  | { kind: "misspelt" }
  | { kind: "letter_expired" }
  | { kind: "letter_used" }
  /** A crowd was detected at this form: nothing was judged or counted (LOG-14). */
  | { kind: "robot_suspected" };

/** A misspelt letter secret is refused by its text alone and costs no try. The caller must hold a queue slot. */
export async function enter(
  ctx: Context,
  asker: Asker,
  login: Login,
  password: string,
): Promise<Result<Entered, EnterRefusal>> {
  const { visitor, knownBrowser: browser } = asker;
  if ("number" in login && isMisspeltSecret(password, ctx.space.policy.password))
    return refused({ kind: "misspelt" });
  const verdict = await judgeTry<Found, AsideRefusal>(ctx, visitor, password, () =>
    findAndTake(ctx, asker, login, password),
  );
  if (!verdict.ok) {
    const { refusal } = verdict;
    return refusal.kind === "not_activated" ? awaitActivation(ctx, visitor, refusal) : refused(refusal);
  }
  const { found, subject, outdated } = verdict.value;
  const { candidate, letterId } = found;
  if (!candidate) throw new Error("a password was right for nobody");
  const { accountId, holderId, passwordHash } = candidate;
  if (found.isLetter) {
    if (!letterId) throw new Error("a secret was right for no letter");
    if (found.letterFate !== "live") {
      // Correct, so not counted as a try. The journal records it, because somebody may have found the letter.
      await recogniseAlone(ctx, visitor, { holderId, subject, event: "sign_in_failed" });
      return refused({ kind: found.letterFate === "used" ? "letter_used" : "letter_expired" });
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
  // The password was replaced while the old one was judged: the answer is that of a wrong password.
  const { tries, durations } = ctx.space.policy.lock;
  return refused({ kind: "wrong", left: tries - 1, next: durations[0], mayBeBarred: !known });
}

/** A factor may have been added while the password was judged. */
const asksFactorNow = async (ctx: Context, accountId: AccountId) =>
  hasFactors(await ctx.db.inTransaction((trx) => findFactors(trx, accountId)));

async function wantFactor(ctx: Context, visitor: Visitor, proven: Proven, subject: string) {
  const { holderId } = proven;
  await recogniseAlone(ctx, visitor, { holderId, subject, event: "password_proven" });
  return done({ kind: "factor_wanted" as const, proven });
}

/** No try was counted. The journal records it, because a thief may have typed it. */
async function awaitActivation(ctx: Context, visitor: Visitor, { awaited }: NotActivated) {
  if (!awaited) throw new Error("a chosen password was right for nobody");
  await ctx.db.inTransaction((trx) =>
    record(trx, awaited.holderId, "activation_awaited", asVisitor(visitor)),
  );
  return done({ kind: "not_activated" as const, awaited });
}

/** The password is right, but no session opens yet. The journal records it, because a thief may have typed it. */
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
    await forgetTries(trx, visitor.source, shown.subject);
    await record(trx, shown.holderId, shown.event, asVisitor(visitor));
  });

/** Rehashes with the current parameters if the hashing queue has room; returns the current hash. */
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

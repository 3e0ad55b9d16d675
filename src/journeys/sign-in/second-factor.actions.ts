import { findFactors } from "#account/factors/factors.queries.ts";
import type { Proving } from "#account/factors/judge-factor.actions.ts";
import { askedAtSignIn } from "#account/factors/judge-factor.actions.ts";
import { newChallengeSeed, optionsToShow } from "#account/factors/passkeys/passkey-ceremony.ts";
import { openChallenge } from "#account/factors/passkeys/passkey-challenges.queries.ts";
import type { FactorRefusal } from "#account/factors/prove-factor.actions.ts";
import { removeAllFactors } from "#account/factors/remove-factor.actions.ts";
import { verifyPassword } from "#account/password/verify-password.actions.ts";
import { isKnownBrowser, tokenOf } from "#account/sessions/known-browsers.queries.ts";
import { type Opened, openSession } from "#account/sessions/open-session.queries.ts";
import type { Context } from "#context.ts";
import type { LetterId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { findLiveLetter, useLiveLetter } from "#letters/holder-letters.queries.ts";
import { requestStanding } from "#letters/requested-letters.queries.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";

export type FactorsAsked = {
  totp: boolean;
  /** WebAuthn options as JSON; `null` without a passkey. */
  passkey: string | null;
  /** `isComing`: to be printed, or on its way and valid. `quotaUntil`: when another may be requested. */
  letter: { isComing: boolean; mayBeAsked: boolean; quotaUntil: Date | null };
};

/** A passkey gets a challenge of this journey, valid until it is answered. */
export async function factorsToAsk(ctx: Context, proving: Proving): Promise<FactorsAsked> {
  const { accountId, holderId } = proving;
  const { factors, seed, standing, letter } = await ctx.db.inTransaction(async (trx) => {
    const found = await findFactors(trx, accountId);
    const hasPasskey = found.passkeys.length > 0;
    return {
      factors: found,
      seed: hasPasskey ? await openChallenge(trx, askedAtSignIn(proving), newChallengeSeed()) : null,
      standing: await requestStanding(trx, holderId, "lost_factor", ctx.space.policy.letters),
      letter: await findLiveLetter(trx, holderId, "lost_factor"),
    };
  });
  const { totp, passkeys } = factors;
  return {
    totp: totp !== null,
    passkey: seed && JSON.stringify(await optionsToShow(ctx, askedAtSignIn(proving), seed, passkeys)),
    letter: {
      isComing: standing.waits || letter !== undefined,
      mayBeAsked: !standing.waits && standing.quotaUntil === null,
      quotaUntil: standing.quotaUntil,
    },
  };
}

/** Together, the password and the letter remove every factor and open the session; neither does alone. */
export async function proveLetter(
  ctx: Context,
  visitor: Visitor,
  proving: Proving,
  secret: string,
): Promise<Result<Opened, FactorRefusal>> {
  const { accountId, holderId } = proving;
  const judged = await verifyPassword(ctx, visitor, secret, async (trx) => {
    const letter = await findLiveLetter(trx, holderId, "lost_factor");
    const isKnown = proving.browser !== null && (await isKnownBrowser(trx, accountId, proving.browser));
    return {
      tried: { factor_letter: holderId, ...tokenOf(isKnown ? proving.browser : null) },
      holderId,
      failure: "factor_refused" as const,
      hash: letter?.secretHash ?? null,
      isKnownBrowser: isKnown,
      letterId: letter?.letterId ?? null,
    };
  });
  if (!judged.ok) return refused(judged.refusal);
  const { found, subject } = judged.value;
  const browser = found.isKnownBrowser ? proving.browser : null;
  return liftFactors(ctx, visitor, { ...proving, browser }, found.letterId, subject);
}

const liftFactors = (
  ctx: Context,
  visitor: Visitor,
  { accountId, holderId, judgedHash, browser }: Proving,
  letterId: LetterId | null,
  subject: string,
): Promise<Result<Opened, FactorRefusal>> =>
  ctx.db.allOrNothing<Opened, FactorRefusal>(async (trx) => {
    if (!letterId) throw new Error("a secret was right for no letter");
    await lockHolder(trx, holderId);
    if (!(await useLiveLetter(trx, { holderId, letterId }))) return refused({ kind: "overtaken" });
    await removeAllFactors(trx, ctx, visitor, { accountId, holderId, browser });
    const opening = { accountId, holderId, judgedHash, subject, browser, event: "signed_in" } as const;
    const opened = await openSession(trx, visitor, { ...opening, unlessFactor: false });
    return opened ? done(opened) : refused({ kind: "overtaken" });
  });

import { subjectOf, type Tried } from "#account/attempts.queries.ts";
import { record } from "#account/journal.queries.ts";
import { isLocked } from "#account/locks.queries.ts";
import { type Opened, openSession } from "#account/open-session.queries.ts";
import { linkIdentity, markLinkUsed } from "#account/provider-links.queries.ts";
import { endSessions } from "#account/sessions.queries.ts";
import { findByIdentity } from "#account/sign-in-candidate.queries.ts";
import { tellContacts } from "#account/tell-contacts.actions.ts";
import { hashToken } from "#account/token.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import type { PasswordProven, Vouched } from "./sign-in.journey.ts";

/** Where a provider's word leads: in; to the second factor; or to the password that links it to an account. */
export type EnteredByProvider =
  | { kind: "session"; opened: Opened }
  | { kind: "factor_wanted"; proven: PasswordProven }
  | { kind: "unlinked" };

/** `overtaken`: the account changed just now. */
export type ProviderRefusal = "locked" | "overtaken";

/**
 * Opens the account that this identity was linked to, found by nothing else it says (ASVS V10.5.2), if the provider
 * still gives the account's number: else it is to be linked anew, to one it does give. A lock brought by wrong passwords stands in this way too, and a second factor
 * set up here is asked for as ever (V6.3.4: all ways in are equally strong).
 */
export const enterByProvider = (
  ctx: Context,
  visitor: Visitor,
  vouched: Vouched,
  browser: string | null,
): Promise<Result<EnteredByProvider, ProviderRefusal>> =>
  ctx.db.inTransaction(async (trx) => {
    const identity = keyOf(vouched);
    const tokenHash = browser ? hashToken(browser) : null;
    const found = await findByIdentity(trx, identity, tokenHash);
    const isTheirs = found && (vouched.numbers === null || vouched.numbers.includes(found.number));
    if (!isTheirs) return done({ kind: "unlinked" });
    const { accountId, holderId, passwordHash: judgedHash } = found;
    const isKnown = tokenHash !== null && found.isKnownBrowser;
    const tried: Tried = isKnown ? { browser: tokenHash, account: accountId } : { holder: holderId };
    const subject = subjectOf(ctx.keys, tried);
    const { lock, signIn } = ctx.space.policy;
    if (await isLocked(trx, subject, lock)) return refused("locked");
    await markLinkUsed(trx, identity);
    const proven = { accountId, holderId, judgedHash };
    const unlessFactor = signIn.secondFactor !== "off";
    if (unlessFactor && found.hasSecondFactor) {
      await record(trx, holderId, "provider_proven", visitor);
      return done({ kind: "factor_wanted", proven });
    }
    const known = isKnown ? browser : null;
    const opening = {
      ...proven,
      subject,
      browser: known,
      event: "signed_in_by_provider",
      unlessFactor,
    } as const;
    const opened = await openSession(trx, visitor, opening);
    return opened ? done({ kind: "session", opened }) : refused("overtaken");
  });

/**
 * Links whom a provider vouched for to the account whose password was shown just after. Every contact is told, and
 * no other session goes on (B8). False, and nothing done, when the password was replaced meanwhile or the account's
 * number is not one the provider gives.
 */
export async function linkVouched(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  vouched: Vouched,
  proven: PasswordProven,
  opened: Opened,
): Promise<boolean> {
  if (!(await linkIdentity(trx, keyOf(vouched), proven, vouched.numbers))) return false;
  await endSessions(trx, proven.accountId, opened.sessionId);
  await record(trx, proven.holderId, "provider_linked", visitor);
  const mail = { kind: "provider-linked", props: { provider: vouched.provider } } as const;
  await tellContacts(trx, ctx, proven.holderId, { mail, sms: null });
  return true;
}

const keyOf = ({ identity }: Vouched) => Buffer.from(identity, "base64url");

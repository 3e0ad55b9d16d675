import { tellContacts } from "#account/contacts/tell-contacts.actions.ts";
import { record } from "#account/journal/journal.queries.ts";
import { providerLinkedMail } from "#account/providers/provider.mails.ts";
import { providerLinkedSms } from "#account/providers/provider.sms.ts";
import {
  type IdentityKey,
  linkIdentity,
  lockOtherOwner,
  markLinkUsed,
} from "#account/providers/provider-links.queries.ts";
import { providerUnlinked } from "#account/providers/provider-unlinked.actions.ts";
import { type Opened, openSession } from "#account/sessions/open-session.queries.ts";
import { endSessions } from "#account/sessions/sessions.queries.ts";
import { findByIdentity } from "#account/sessions/sign-in-candidate.queries.ts";
import { hashToken } from "#account/sessions/token.ts";
import { isLocked } from "#account/tries/locks.queries.ts";
import { subjectOf, type Tried } from "#account/tries/subject.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asVisitor } from "#kernel/actor.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import type { Proven, Vouched } from "../sign-in.journey.ts";

export type EnteredByProvider =
  | { kind: "session"; opened: Opened }
  | { kind: "factor_wanted"; proven: Proven }
  | { kind: "unlinked" };

/** `overtaken`: the account changed just now. */
export type ProviderRefusal = "locked" | "overtaken";

/**
 * Opens the account linked to this identity, if the provider still gives the account's number; otherwise the identity
 * must be linked again. No other claim finds an account (ASVS V10.5.2). The lock after wrong passwords applies
 * (LOG-04), and so does the second factor: all ways to sign in are equally strong (V6.3.4).
 */
export const enterByProvider = (
  ctx: Context,
  visitor: Visitor,
  vouched: Vouched,
  browser: string | null,
): Promise<Result<EnteredByProvider, ProviderRefusal>> =>
  ctx.db.inTransaction(async (trx) => {
    const identity = keyOf(vouched.identity);
    const tokenHash = browser ? hashToken(browser) : null;
    const found = await findByIdentity(trx, identity, tokenHash);
    const isTheirs = found && (vouched.numbers === null || vouched.numbers.includes(found.number));
    if (!isTheirs) return done({ kind: "unlinked" });
    const { accountId, holderId, passwordHash: judgedHash } = found;
    const isKnown = tokenHash !== null && found.isKnownBrowser;
    const tried: Tried = isKnown ? { browser: tokenHash, account: accountId } : { holder: holderId };
    const subject = subjectOf(ctx.keys, tried);
    const { lock, signIn } = ctx.space.policy;
    if (await isLocked(trx, subject, lock)) {
      await record(trx, holderId, "locked", asVisitor(visitor));
      return refused("locked");
    }
    const proven = { accountId, holderId, judgedHash, identity: vouched.identity };
    const unlessFactor = signIn.secondFactor !== "off";
    if (unlessFactor && found.hasSecondFactor) {
      await record(trx, holderId, "provider_proven", asVisitor(visitor));
      return done({ kind: "factor_wanted", proven });
    }
    const opened = await openSession(trx, visitor, {
      ...proven,
      identity,
      subject,
      browser: isKnown ? browser : null,
      event: "signed_in_by_provider",
      unlessFactor,
    });
    if (!opened) return refused("overtaken");
    await markLinkUsed(trx, identity);
    return done({ kind: "session", opened });
  });

/**
 * Links an identity to the account whose password was just typed. Other sessions end (B8). Every contact is notified,
 * and so is the account that had the link before, if any. False, with nothing written, when the password was replaced,
 * the session ended, or the provider does not give the account's number.
 */
export async function linkVouched(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  vouched: Vouched,
  { accountId, holderId, judgedHash }: Proven,
  { sessionId }: Opened,
): Promise<boolean> {
  const identity = keyOf(vouched.identity);
  const { provider, person } = vouched;
  // Each request ends the sessions of the others: without this lock they would wait for one another.
  await lockHolder(trx, holderId);
  const former = await lockOtherOwner(trx, identity, accountId);
  const linked = await linkIdentity(trx, identity, { accountId, judgedHash, sessionId }, vouched.numbers);
  if (!linked) return false;
  if (former) await providerUnlinked(trx, ctx, asVisitor(visitor), { ...former, kept: null }, provider);
  await endSessions(trx, accountId, sessionId);
  // Several browsers linked this identity at once: the first one has sent the messages.
  if (!linked.isNew && !former) return true;
  await record(trx, holderId, "provider_linked", asVisitor(visitor));
  const news = { mail: providerLinkedMail, props: { provider, person }, sms: providerLinkedSms };
  await tellContacts(trx, ctx, holderId, news);
  return true;
}

const keyOf = (identity: string): IdentityKey => Buffer.from(identity, "base64url");

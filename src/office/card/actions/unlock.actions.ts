import { tellContacts } from "#account/contacts/tell-contacts.actions.ts";
import { record } from "#account/journal/journal.queries.ts";
import { findHolderLocks, forgetHolderLocks } from "#account/locks/holder-locks.queries.ts";
import { appendAudit } from "#audit/append-audit.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { findHolder, lockHolder } from "#registry/holders/holders.queries.ts";
import type { Acting, Because } from "../acting.ts";
import { unlockedMail } from "../mails/unlocked.mails.ts";

/** Lifts the locks on the password, the letter, the codes and the second factor. Nothing else changes. */
export const unlockHolder = (
  ctx: Acting,
  { holderId, reason }: Because,
): Promise<Result<null, "not_on_file" | "nothing_locked">> =>
  ctx.db.allOrNothing<null, "not_on_file" | "nothing_locked">(async (trx) => {
    await lockHolder(trx, holderId);
    const holder = await findHolder(trx, holderId);
    if (!holder) return refused("not_on_file");
    const whose = { holderId, number: holder.number };
    const locks = await findHolderLocks(trx, ctx.keys, whose, ctx.space.policy.lock);
    if (locks.length === 0) return refused("nothing_locked");
    await forgetHolderLocks(trx, ctx.keys, whose);
    await record(trx, holderId, "unlocked", ctx.actor);
    await tellContacts(trx, ctx, holderId, { mail: unlockedMail, props: {}, sms: null });
    const ways = locks.map(({ way }) => way).join(" ");
    await appendAudit(trx, ctx, { kind: "unlocked", holderId, reason, effect: { locks: ways } });
    return done(null);
  });

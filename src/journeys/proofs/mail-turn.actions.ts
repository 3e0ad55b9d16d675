import type { Lock } from "#account/tries/attempts.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MailKind } from "#infra/mail/mail-kind.ts";
import { mailLimit } from "#infra/mail/mail-limits.queries.ts";
import type { HolderId } from "#kernel/ids.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";

/** `null`: now. Locks the holder, so that concurrent journeys send no more than the policy allows (REC-10). */
export async function mailTurn(
  trx: SpaceTransaction,
  { space }: Context,
  holderId: HolderId,
  kinds: readonly MailKind<never>[],
): Promise<Lock | null> {
  await lockHolder(trx, holderId);
  return mailLimit(trx, holderId, kinds, space.policy.mail);
}

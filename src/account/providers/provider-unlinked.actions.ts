import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Actor } from "#kernel/actor.ts";
import type { AccountId, HolderId, SessionId } from "#kernel/ids.ts";
import { record } from "../journal/journal.queries.ts";
import { tellContacts } from "../journal/tell-contacts.actions.ts";
import { endSessions } from "../sessions/sessions.queries.ts";

/** The unlinked identity may have opened any session: all end but `kept`, and every contact is told (B8). */
export async function providerUnlinked(
  trx: SpaceTransaction,
  ctx: Context,
  by: Actor,
  of: { accountId: AccountId; holderId: HolderId; kept: SessionId | null },
  provider: string,
) {
  await endSessions(trx, of.accountId, of.kept);
  await record(trx, of.holderId, "provider_unlinked", by);
  const mail = { kind: "provider-unlinked", props: { provider } } as const;
  await tellContacts(trx, ctx, of.holderId, { mail, sms: "provider-unlinked" });
}

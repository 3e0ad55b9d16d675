import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Actor } from "#kernel/actor.ts";
import type { AccountId, HolderId, SessionId } from "#kernel/ids.ts";
import { tellContacts } from "../contacts/tell-contacts.actions.ts";
import { record } from "../journal/journal.queries.ts";
import { endSessions } from "../sessions/sessions.queries.ts";
import { providerUnlinkedMail } from "./provider.mails.ts";
import { providerUnlinkedSms } from "./provider.sms.ts";

/** The unlinked identity may have opened any session: ends all except `kept`, and notifies every contact (B8). */
export async function providerUnlinked(
  trx: SpaceTransaction,
  ctx: Context,
  by: Actor,
  of: { accountId: AccountId; holderId: HolderId; kept: SessionId | null },
  provider: string,
) {
  await endSessions(trx, of.accountId, of.kept);
  await record(trx, of.holderId, "provider_unlinked", by);
  const news = { mail: providerUnlinkedMail, props: { provider }, sms: providerUnlinkedSms };
  await tellContacts(trx, ctx, of.holderId, news);
}

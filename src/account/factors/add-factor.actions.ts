import type { MemberContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Factor } from "#infra/mail/mail-kinds.ts";
import { record } from "../journal/journal.queries.ts";
import { tellContacts } from "../journal/tell-contacts.actions.ts";
import { makeRecoveryCodes } from "./recovery-codes/recovery-codes.actions.ts";
import { countRecoveryCodes } from "./recovery-codes/recovery-codes.queries.ts";

export type Added = { recoveryCodes: string[] | null };

/** Records a factor that was added, tells every contact, and makes recovery codes if none is left. */
export async function factorAdded(trx: SpaceTransaction, ctx: MemberContext, factor: Factor): Promise<Added> {
  const { accountId, holderId } = ctx.actor;
  await record(trx, holderId, "factor_added", ctx.actor);
  await tellContacts(trx, ctx, holderId, {
    mail: { kind: "factor-added", props: { factor } },
    sms: "factor-added",
  });
  if ((await countRecoveryCodes(trx, accountId)) > 0) return { recoveryCodes: null };
  return { recoveryCodes: await makeRecoveryCodes(trx, ctx) };
}

import type { MemberContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { tellContacts } from "../contacts/tell-contacts.actions.ts";
import { record } from "../journal/journal.queries.ts";
import { type Factor, factorAddedMail } from "./factor.mails.ts";
import { factorAddedSms } from "./factor.sms.ts";
import { makeRecoveryCodes } from "./recovery-codes/recovery-codes.actions.ts";
import { countRecoveryCodes } from "./recovery-codes/recovery-codes.queries.ts";

export type Added = { recoveryCodes: string[] | null };

/** Records a new factor, notifies every contact, and creates recovery codes if none is left. */
export async function factorAdded(trx: SpaceTransaction, ctx: MemberContext, factor: Factor): Promise<Added> {
  const { accountId, holderId } = ctx.actor;
  await record(trx, holderId, "factor_added", ctx.actor);
  await tellContacts(trx, ctx, holderId, {
    mail: factorAddedMail,
    props: { factor },
    sms: factorAddedSms,
  });
  if ((await countRecoveryCodes(trx, accountId)) > 0) return { recoveryCodes: null };
  return { recoveryCodes: await makeRecoveryCodes(trx, ctx) };
}

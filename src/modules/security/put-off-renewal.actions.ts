import { dismissRenewal } from "#account/password/renewal/renewal.queries.ts";
import type { MemberContext } from "#context.ts";

/** « Plus tard » hides the advice for a while. */
export const putOffRenewal = ({ db, actor }: MemberContext) =>
  db.inTransaction((trx) => dismissRenewal(trx, actor.accountId));

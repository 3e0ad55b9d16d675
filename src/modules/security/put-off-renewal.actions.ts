import { dismissRenewal } from "#account/password/renewal/renewal.queries.ts";
import type { MemberContext } from "#context.ts";

/** « Plus tard »: the advice to choose another password is not shown for a while. */
export const putOffRenewal = ({ db, actor }: MemberContext) =>
  db.inTransaction((trx) => dismissRenewal(trx, actor.accountId));

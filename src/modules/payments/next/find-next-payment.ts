import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MemberVisit } from "#web/visit.ts";
import { findPaymentsOnFile } from "./next-payment.queries.ts";
import { nextPayment, scheduleOf } from "./next-payment.rules.ts";

export const findNextPayment = async (trx: SpaceTransaction, { session, space }: MemberVisit) =>
  nextPayment(await findPaymentsOnFile(trx, session.holderId), scheduleOf(space.policy));

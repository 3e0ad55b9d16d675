import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ToDo } from "#web/module.ts";
import { oncePerVisit } from "#web/once-per-visit.ts";
import type { MemberVisit } from "#web/visit.ts";
import { layoutOf } from "../layouts/layouts.ts";
import { nextPayment, scheduleOf } from "../next/next-payment.rules.ts";
import { findForHomePage } from "./home.queries.ts";
import { PaymentsCard } from "./payments-card.tsx";
import { toDoAfter } from "./to-do.rules.ts";

const shown = oncePerVisit((trx, { session }) => findForHomePage(trx, session.holderId));

/** On Accueil: the last payments until today, and the next one. */
export async function paymentsPanel(trx: SpaceTransaction, visit: MemberVisit) {
  const { policy } = visit.space;
  const { onFile, last } = await shown(trx, visit);
  const next = nextPayment(onFile, scheduleOf(policy));
  return <PaymentsCard home={visit.home} last={last} next={next} follows={layoutOf(policy).follows} />;
}

/** On Accueil: a transfer that did not arrive, until a later one is paid. */
export const paymentsToDo = async (trx: SpaceTransaction, visit: MemberVisit): Promise<readonly ToDo[]> =>
  toDoAfter((await shown(trx, visit)).unsettled);

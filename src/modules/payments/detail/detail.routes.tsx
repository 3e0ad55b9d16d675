import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { type PaymentId, readId } from "#kernel/ids.ts";
import { page } from "#web/screen.ts";
import type { MemberVisit } from "#web/visit.ts";
import { layoutOf } from "../layouts/layouts.ts";
import { paymentsPath } from "../payments-path.ts";
import { historyOf } from "../reading/history.queries.ts";
import { findPayment } from "../reading/payments.queries.ts";
import { findTransfer } from "../reading/transfers.queries.ts";
import { PaymentPage } from "./payment-page.tsx";
import { QuestionPage } from "./question-page.tsx";

/** The payment that the address names; `null` when this holder has none such. */
export async function paymentAsked(trx: SpaceTransaction, { request, session, space }: MemberVisit) {
  const id = readId<PaymentId>((request.params as { id: string }).id);
  return id && findPayment(trx, layoutOf(space.policy), session.holderId, id);
}

export const paymentScreen = page({
  path: `${paymentsPath}/:id`,
  opens: "own-space",
  async load(trx, visit) {
    const payment = await paymentAsked(trx, visit);
    if (!payment) return null;
    const { holderId } = visit.session;
    const transfer = await findTransfer(trx, holderId, payment.transferId);
    return { payment, transfer, history: await historyOf(trx, holderId, payment.id) };
  },
  draw: (visit, loaded) => <PaymentPage visit={visit} layout={layoutOf(visit.space.policy)} {...loaded} />,
});

export const questionScreen = page({
  path: `${paymentsPath}/:id/question`,
  opens: "own-space",
  load: paymentAsked,
  draw: (visit, payment) => <QuestionPage visit={visit} payment={payment} about="question" />,
});

export const accountScreen = page({
  path: `${paymentsPath}/:id/compte`,
  opens: "own-space",
  load: paymentAsked,
  draw: (visit, payment) => <QuestionPage visit={visit} payment={payment} about="account" />,
});

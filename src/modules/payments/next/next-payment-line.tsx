import type { NextPayment } from "./next-payment.rules.ts";
import { describeNext } from "./next-payment-words.rules.ts";

/** `follows`: that of the layout. */
export const NextPaymentLine = ({ next, follows }: { next: NextPayment; follows: string | undefined }) => (
  <p>
    <strong>Prochain versement.</strong> {describeNext(next, follows)}
  </p>
);

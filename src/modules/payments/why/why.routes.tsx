import { page } from "#web/screen.ts";
import { paymentAsked } from "../detail/detail.routes.tsx";
import { layoutOf } from "../layouts/layouts.ts";
import { paymentsPath } from "../payments-path.ts";
import { WhyPage } from "./why-page.tsx";

/** For a layout that explains its amounts. */
export const whyScreen = page({
  path: `${paymentsPath}/:id/pourquoi`,
  opens: "own-space",
  load: paymentAsked,
  draw(visit, payment) {
    const { detail, amount, paidOn } = payment;
    const explanation = layoutOf(visit.space.policy).explain?.(detail, amount, paidOn) ?? null;
    return <WhyPage visit={visit} payment={payment} explanation={explanation} />;
  },
});

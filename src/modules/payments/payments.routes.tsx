import type { GuardedRoute } from "#web/guarded-route.ts";
import { chartRoute } from "./chart/chart.routes.ts";
import { accountScreen, paymentScreen, questionScreen } from "./detail/detail.routes.tsx";
import { findScreen } from "./find/find.routes.tsx";
import type { Layout } from "./layouts/layout.ts";
import { paymentsScreen } from "./list/list.routes.tsx";
import { papersRoutes } from "./papers/papers.routes.ts";
import { transferScreen } from "./transfers/transfers.routes.tsx";
import { whyScreen } from "./why/why.routes.tsx";

export const paymentsRoutes = (layout: Layout): readonly GuardedRoute[] => [
  paymentsScreen,
  chartRoute,
  paymentScreen,
  questionScreen,
  accountScreen,
  transferScreen,
  ...(layout.explain ? [whyScreen] : []),
  ...(layout.findsTransfers ? findScreen : []),
  ...papersRoutes,
];

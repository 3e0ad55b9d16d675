import type { GuardedRoute } from "#web/guarded-route.ts";
import { chartRoute } from "./chart/chart.routes.ts";
import { paymentScreen, questionScreen } from "./detail/detail.routes.tsx";
import { paymentsScreen } from "./list/list.routes.tsx";
import { papersRoutes } from "./papers/papers.routes.ts";
import { transferScreen } from "./transfers/transfers.routes.tsx";

export const paymentsRoutes: readonly GuardedRoute[] = [
  paymentsScreen,
  chartRoute,
  paymentScreen,
  questionScreen,
  transferScreen,
  ...papersRoutes,
];

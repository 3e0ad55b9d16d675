import { page } from "#web/screen.ts";
import { layoutOf } from "./layouts/layouts.ts";
import { PaymentsPage } from "./pages/payments-page.tsx";
import { papersRoutes } from "./papers/papers.routes.ts";
import { paymentsPath } from "./payments-path.ts";

export const paymentsRoutes = [
  page({
    path: paymentsPath,
    opens: "own-space",
    load: async (_, { space }) => layoutOf(space.policy),
    draw: (visit) => <PaymentsPage visit={visit} />,
  }),
  ...papersRoutes,
];

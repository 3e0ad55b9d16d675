import type { GuardedRoute } from "#web/guarded-route.ts";
import { paymentsPath } from "../payments-path.ts";
import { readFilter } from "../reading/payment-filter.rules.ts";
import { amountsByPeriod } from "../reading/totals.queries.ts";
import { drawChart } from "./draw-chart.ts";
import { allPeriods } from "./periods.rules.ts";

/** A picture of its own: the security policy forbids inline styles, which the library writes. */
export const chartRoute: GuardedRoute = {
  method: "GET",
  path: `${paymentsPath}/graphique.svg`,
  opens: "own-space",
  async look(trx, { request, session, space }) {
    const filter = readFilter(request.query);
    const amounts = allPeriods(filter, await amountsByPeriod(trx, session.holderId, filter));
    const { taille } = request.query as { taille?: unknown };
    const size = taille === "petite" ? "narrow" : "wide";
    return async (reply) =>
      reply.type("image/svg+xml").send(await drawChart(filter, amounts, { colour: space.colour, size }));
  },
};

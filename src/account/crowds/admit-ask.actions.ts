import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { askerOf, type FromBrowser } from "../sessions/known-browsers.queries.ts";
import { countAsk, placeOf } from "../tries/limits.queries.ts";
import type { HourEnd } from "./budgets.queries.ts";
import { countAround } from "./crowd.queries.ts";
import { tellOfBudget, tellOfCrowd } from "./tell-staff.actions.ts";

/** `mayPass`: the browser is known or the anti-robot was solved, so the hourly budgets do not apply. */
export type Asker = FromBrowser & { mayPass: boolean };

export type AskRefusal =
  | { kind: "too_many"; lock: HourEnd }
  /** A network, or all callers together, made too many requests: the visitor must solve the anti-robot. */
  | { kind: "robot_suspected" };

/** Counts a request by source or browser, by network and overall. Roll the transaction back on a refusal. */
export async function admitAsk(
  trx: SpaceTransaction,
  ctx: Context,
  asker: Asker,
  subject: string,
): Promise<Result<null, AskRefusal>> {
  const { limits } = ctx.space.policy;
  const { visitor, mayPass } = asker;
  const lock = await countAsk(trx, placeOf(await askerOf(trx, asker)), subject, limits);
  if (lock) return refused({ kind: "too_many", lock });
  const { left, all } = await countAround(trx, limits, visitor.source, "asks");
  if ((left < 0 || all > limits.asks.most) && !mayPass) return refused({ kind: "robot_suspected" });
  if (left <= 0) await tellOfCrowd(trx, ctx, "network");
  await tellOfBudget(trx, ctx, "asks", limits.asks, all);
  return done(null);
}

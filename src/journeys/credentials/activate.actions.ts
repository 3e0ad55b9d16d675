import { findAccountByAddress } from "#account/accounts.queries.ts";
import { record } from "#account/journal/journal.queries.ts";
import { killLinks } from "#account/kill-links.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asVisitor } from "#kernel/actor.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import type { Chosen } from "./enrolling.ts";
import type { AccountOpening, Opening } from "./opening/openings.ts";

/** The caller has proven the address and rolls back a refusal. Of concurrent calls for a holder one succeeds. */
export async function activate(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  chosen: Chosen,
  { open, settle, tell }: Opening,
  journeyId: JourneyId,
): Promise<Result<AccountOpening, "address_taken" | "enrolment_over">> {
  const how = await open(trx, ctx, chosen, journeyId);
  if (!how) {
    const other = await findAccountByAddress(trx, ctx.space, chosen.email);
    return refused(other && other.holderId !== chosen.holderId ? "address_taken" : "enrolment_over");
  }
  if (!(await settle(trx, chosen))) return refused("enrolment_over");
  await killLinks(trx, chosen.holderId);
  await record(
    trx,
    chosen.holderId,
    how === "opened" ? "account_activated" : "password_recovered",
    asVisitor(visitor),
  );
  await tell(trx, ctx, chosen, how);
  return done(how);
}

import { findSignInName } from "#account/sessions/sign-in-name.queries.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { SignInRule } from "#spaces/space.ts";
import type { StepVisit } from "./step.ts";

/** The name that the visitor signs in with, if typed in this journey: no page may reveal it to others. */
export const typedName = async (
  { ctx }: StepVisit,
  holderId: HolderId,
  typed: readonly SignInRule["by"][],
): Promise<string | null> =>
  typed.includes(ctx.space.policy.signIn.by)
    ? ctx.db.inTransaction((trx) => findSignInName(trx, ctx.space, holderId))
    : null;

import { findSignInName } from "#account/sessions/sign-in-name.queries.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { SignInRule } from "#spaces/space.ts";
import type { StepVisit } from "./step.ts";

/**
 * What the person who stands here signs in with, if they typed it on the way; a page must not teach it to anybody who
 * came by something else.
 */
export const typedName = async (
  { ctx }: StepVisit,
  holderId: HolderId,
  typed: readonly SignInRule["by"][],
): Promise<string | null> =>
  typed.includes(ctx.space.policy.signIn.by)
    ? ctx.db.inTransaction((trx) => findSignInName(trx, ctx.space, holderId))
    : null;

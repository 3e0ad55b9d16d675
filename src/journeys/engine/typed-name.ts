import { findSignInName } from "#account/sessions/sign-in-name.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { SignInRule, Space } from "#spaces/space.ts";
import type { StepVisit } from "./step.ts";

/** The name that the visitor signs in with, if typed in this journey: no page may reveal it to others. */
export const typedName = (
  { ctx }: Pick<StepVisit, "ctx">,
  holderId: HolderId,
  typed: readonly SignInRule["by"][],
): Promise<string | null> => ctx.db.inTransaction((trx) => typedNameIn(trx, ctx.space, holderId, typed));

export const typedNameIn = async (
  trx: SpaceTransaction,
  space: Space,
  holderId: HolderId,
  typed: readonly SignInRule["by"][],
): Promise<string | null> =>
  typed.includes(space.policy.signIn.by) ? findSignInName(trx, space, holderId) : null;

import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { recoverPassword } from "../recovery.actions.ts";
import { passwordOvertaken } from "../refusals.ts";
import { newPasswordStep, noLonger } from "./new-password-step.tsx";
import { resetPath, resetSteps } from "./reset-words.ts";

/** S10: the password of whoever gave number and code replaces that of the account they have. */
export const resetPasswordStep = newPasswordStep({
  journeyPath: resetPath,
  steps: resetSteps,
  typed: ["number", "email"],
  said: "password-recovered",
  async give(trx, { ctx, visitor, journeyId }, holderId, passwordHash) {
    const account = await findAccountOfHolder(trx, holderId);
    if (!account) return noLonger;
    const recovering = { journeyId, accountId: account.id, holderId };
    const isGiven = await recoverPassword(trx, ctx, visitor, recovering, passwordHash);
    return isGiven ? null : passwordOvertaken;
  },
});

import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { newPasswordStep, noLonger } from "../../credentials/new-password-step.tsx";
import { passwordOvertaken } from "../../engine/refusals.ts";
import { recoverPassword } from "../by-link/recovery.actions.ts";
import { codeAndLinkPath, codeAndLinkSteps } from "./code-and-link-words.ts";

/** S10: replaces the password after number and code. */
export const codeAndLinkPasswordStep = newPasswordStep({
  journeyPath: codeAndLinkPath,
  steps: codeAndLinkSteps,
  typed: ["number", "email"],
  said: "password-recovered",
  async give(trx, { ctx, visitor, journeyId }, { holderId }, passwordHash) {
    const account = await findAccountOfHolder(trx, holderId);
    if (!account) return noLonger;
    const recovering = { journeyId, accountId: account.id, holderId };
    const isGiven = await recoverPassword(trx, ctx, visitor, recovering, passwordHash);
    return isGiven ? null : passwordOvertaken;
  },
});

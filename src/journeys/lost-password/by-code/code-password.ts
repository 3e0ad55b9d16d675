import { findHolder } from "#registry/holders/holders.queries.ts";
import { givePassword } from "../../credentials/give-password.actions.ts";
import { newPasswordStep, noLonger } from "../../credentials/new-password-step.tsx";
import { isOvertaken } from "../../engine/journeys.queries.ts";
import { passwordOvertaken } from "../../engine/refusals.ts";
import { codePath, codeSteps } from "./code-steps.ts";

/** A7: opens the account, or replaces its password. */
export const codePasswordStep = newPasswordStep({
  journeyPath: codePath,
  steps: codeSteps,
  typed: ["number"],
  said: "password-chosen",
  async give(trx, { ctx, visitor, journeyId }, { holderId }, passwordHash) {
    if (!(await findHolder(trx, holderId))) return noLonger;
    if (await isOvertaken(trx, journeyId, holderId)) return passwordOvertaken;
    await givePassword(trx, ctx, visitor, holderId, passwordHash);
    return null;
  },
});

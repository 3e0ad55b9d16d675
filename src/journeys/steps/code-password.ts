import { findHolder } from "#registry/holders.queries.ts";
import { givePassword } from "../give-password.actions.ts";
import { isOvertaken } from "../journeys.queries.ts";
import { passwordOvertaken } from "../refusals.ts";
import { codePath, codeSteps } from "./code-steps.ts";
import { newPasswordStep, noLonger } from "./new-password-step.tsx";

/** A7: the password of whoever gave the right code opens their account, or replaces the one they had. */
export const codePasswordStep = newPasswordStep({
  journeyPath: codePath,
  steps: codeSteps,
  typed: ["number"],
  said: "password-chosen",
  async give(trx, { ctx, visitor, journeyId }, holderId, passwordHash) {
    if (!(await findHolder(trx, holderId))) return noLonger;
    if (await isOvertaken(trx, journeyId, holderId)) return passwordOvertaken;
    await givePassword(trx, ctx, visitor, holderId, passwordHash);
    return null;
  },
});

import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { newPasswordStep, noLonger } from "../../credentials/new-password-step.tsx";
import type { DataOf } from "../../engine/journey.ts";
import { passwordOvertaken } from "../../engine/refusals.ts";
import type { linkRecovery } from "./link-recovery.journey.ts";
import { recoverPassword } from "./recovery.actions.ts";

type Kept = DataOf<typeof linkRecovery>["choose_password"];

/** N8: replaces the password after the link. */
export const linkPasswordStep = newPasswordStep<Kept>({
  journeyPath: "/mot-de-passe-oublie",
  typed: ["email"],
  said: "password-recovered",
  async give(trx, { ctx, visitor, journeyId }, proven, passwordHash) {
    if (!(await findAccountOfHolder(trx, proven.holderId))) return noLonger;
    const isGiven = await recoverPassword(trx, ctx, visitor, { journeyId, ...proven }, passwordHash);
    return isGiven ? null : passwordOvertaken;
  },
});

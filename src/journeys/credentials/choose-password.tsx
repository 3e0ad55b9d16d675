import type { z } from "zod";
import { passwordOvertaken } from "../engine/refusals.ts";
import { rememberHere } from "../engine/remember-here.ts";
import type { Step } from "../engine/step.ts";
import { newPasswordForm } from "../engine/steps/fields.ts";
import { typedName } from "../engine/typed-name.ts";
import { recoverPassword } from "../lost-password/by-link/recovery.actions.ts";
import type { linkRecovery } from "../proofs/link/link-recovery.journey.ts";
import { ChoosePasswordPage } from "./choose-password-page.tsx";
import { hashChosen } from "./hash-chosen.actions.ts";

export const choosePasswordStep: Step<
  typeof linkRecovery,
  "choose_password",
  z.infer<ReturnType<typeof newPasswordForm>>
> = {
  path: "/nouveau",
  form: newPasswordForm,
  draw: async (visit, { holderId }, state) => (
    <ChoosePasswordPage
      visit={visit}
      action={`${visit.home}/mot-de-passe-oublie/nouveau`}
      accountName={await typedName(visit, holderId, ["email"])}
      state={state}
    />
  ),
  async submit(visit, proven, typed) {
    const { ctx, visitor, journeyId } = visit;
    const recovering = { journeyId, ...proven };
    const hashed = await hashChosen(visit, recovering.holderId, typed);
    if (!hashed.ok) return hashed.refusal;
    return {
      event: "password_chosen",
      data: null,
      async write(trx) {
        if (!(await recoverPassword(trx, ctx, visitor, recovering, hashed.value))) return passwordOvertaken;
        return { said: "password-recovered", known: await rememberHere(trx, recovering.holderId) };
      },
    };
  },
};

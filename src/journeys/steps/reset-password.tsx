import { z } from "zod";
import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { announce } from "#http/announce.ts";
import type { codeAndLink } from "../code-and-link.journey.ts";
import { hashChosen } from "../hash-chosen.actions.ts";
import { recoverPassword } from "../recovery.actions.ts";
import { passwordOvertaken } from "../refusals.ts";
import type { Step } from "../step.ts";
import { typedName } from "../typed-name.ts";
import { ChoosePasswordPage } from "./choose-password-page.tsx";
import { newPasswordFields } from "./fields.ts";
import { resetPath, resetSteps } from "./reset-words.ts";

const form = z.object(newPasswordFields);

/** S10: whoever gave number and code replaces the password of the account they have. */
export const resetPasswordStep: Step<typeof codeAndLink, "choose_password", z.infer<typeof form>> = {
  path: "/nouveau",
  form,
  draw: async (visit, { holderId }, state) => (
    <ChoosePasswordPage
      visit={visit}
      action={`${visit.home}${resetPath}/nouveau`}
      accountName={await typedName(visit, holderId, ["number", "email"])}
      state={state}
      steps={resetSteps}
    />
  ),
  async submit(visit, { holderId }, typed) {
    const { ctx, visitor, journeyId } = visit;
    const hashed = await hashChosen(visit, holderId, typed);
    if (!hashed.ok) return hashed.refusal;
    return {
      event: "password_chosen",
      data: null,
      async write(trx) {
        const account = await findAccountOfHolder(trx, holderId);
        if (!account) return noLonger;
        const recovering = { journeyId, accountId: account.id, holderId };
        if (!(await recoverPassword(trx, ctx, visitor, recovering, hashed.value))) return passwordOvertaken;
        announce(visit.request, visit.reply, "password-recovered");
        return null;
      },
    };
  },
};

/** The account was closed since the code was given. */
const noLonger = {
  status: 409,
  redraw: {
    values: {},
    errors: {
      _form: "Votre compte a changé depuis le début de cette démarche : écrivez-nous ou appelez-nous.",
    },
  },
} as const;

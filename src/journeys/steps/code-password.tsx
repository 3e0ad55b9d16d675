import { z } from "zod";
import { hashNewPassword } from "#account/new-password.actions.ts";
import { announce } from "#http/announce.ts";
import { findHolder } from "#registry/holders.queries.ts";
import type { codeToContact } from "../code-to-contact.journey.ts";
import { givePassword } from "../give-password.actions.ts";
import type { Step } from "../step.ts";
import { ChoosePasswordPage } from "./choose-password-page.tsx";
import { codePath, codeSteps } from "./code-steps.ts";
import { newPasswordFields } from "./fields.ts";

const form = z.object(newPasswordFields);

/** A7: whoever gave the right code chooses a password, which opens their account or replaces the one they had. */
export const codePasswordStep: Step<typeof codeToContact, "choose_password", z.infer<typeof form>> = {
  path: "/nouveau",
  form,
  draw: (visit, _, state) => (
    <ChoosePasswordPage
      visit={visit}
      action={`${visit.home}${codePath}/nouveau`}
      state={state}
      steps={codeSteps}
    />
  ),
  async submit(visit, { holderId }, typed) {
    const { ctx, visitor } = visit;
    const hashed = await hashNewPassword(ctx, holderId, typed);
    if (!hashed.ok) return { status: 400, redraw: { values: {}, errors: hashed.refusal } };
    return {
      event: "password_chosen",
      data: null,
      async write(trx) {
        if (!(await findHolder(trx, holderId))) return noLonger;
        await givePassword(trx, ctx, visitor, holderId, hashed.value);
        announce(visit.request, visit.reply, "password-chosen");
        return null;
      },
    };
  },
};

/** The registry closed the holder since the code was given. */
const noLonger = {
  status: 409,
  redraw: {
    values: {},
    errors: {
      _form: "Votre dossier a changé depuis le début de cette démarche : écrivez-nous ou appelez-nous.",
    },
  },
} as const;

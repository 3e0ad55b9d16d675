import { z } from "zod";
import { announce } from "#http/announce.ts";
import { findHolder, lockHolder } from "#registry/holders.queries.ts";
import type { codeToContact } from "../code-to-contact.journey.ts";
import { givePassword } from "../give-password.actions.ts";
import { hashChosen } from "../hash-chosen.actions.ts";
import { isOvertaken } from "../journeys.queries.ts";
import { passwordOvertaken } from "../refusals.ts";
import type { Step } from "../step.ts";
import { typedName } from "../typed-name.ts";
import { ChoosePasswordPage } from "./choose-password-page.tsx";
import { codePath, codeSteps } from "./code-steps.ts";
import { newPasswordFields } from "./fields.ts";

const form = z.object(newPasswordFields);

/** A7: whoever gave the right code chooses a password, which opens their account or replaces the one they had. */
export const codePasswordStep: Step<typeof codeToContact, "choose_password", z.infer<typeof form>> = {
  path: "/nouveau",
  form,
  draw: async (visit, { holderId }, state) => (
    <ChoosePasswordPage
      visit={visit}
      action={`${visit.home}${codePath}/nouveau`}
      accountName={await typedName(visit, holderId, ["number"])}
      state={state}
      steps={codeSteps}
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
        // What it finds must not change before the password has.
        await lockHolder(trx, holderId);
        if (!(await findHolder(trx, holderId))) return noLonger;
        if (await isOvertaken(trx, journeyId, holderId)) return passwordOvertaken;
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

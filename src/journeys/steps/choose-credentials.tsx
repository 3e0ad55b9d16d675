import { z } from "zod";
import { faultsOfNewPassword } from "#account/new-password.actions.ts";
import { mayMail, sendActivation } from "../first-connection.actions.ts";
import type { provisionalCredentials } from "../provisional-credentials.journey.ts";
import type { Step } from "../step.ts";
import { ChooseCredentialsPage } from "./choose-credentials-page.tsx";
import { faultsOf, inPageOrder, newEmail, newPasswordFields } from "./fields.ts";
import { enoughMails } from "./mail-sent.tsx";

/** Read as it comes, so that every field that is wrong says so at once (N4). */
const form = z.object({ email: z.string().trim(), password: z.string(), password_confirmation: z.string() });

const wanted = z.object({ email: newEmail("Vous devez saisir votre adresse mail."), ...newPasswordFields });

export const chooseCredentialsStep: Step<
  typeof provisionalCredentials,
  "choose_credentials",
  z.infer<typeof form>
> = {
  path: "/bienvenue",
  form,
  draw: (visit, _, state) => <ChooseCredentialsPage visit={visit} state={state} />,
  async submit(visit, recognised, typed) {
    const values = { email: typed.email };
    const errors = inPageOrder(wanted, {
      ...(await faultsOfNewPassword(visit.ctx, recognised.holderId, typed)),
      ...faultsOf(wanted, typed),
    });
    if (Object.keys(errors).length > 0) return { status: 400, redraw: { values, errors } };
    const may = await visit.ctx.db.inTransaction((trx) => mayMail(trx, visit.ctx, recognised.holderId));
    if (!may) return enoughMails(values);
    const passwordHash = await visit.ctx.passwords.hash(typed.password);
    const chosen = { ...recognised, email: typed.email, passwordHash };
    return {
      event: "credentials_chosen",
      data: chosen,
      write: (trx) => sendActivation(trx, visit.ctx, visit.visitor, visit.journeyId, chosen),
    };
  },
};

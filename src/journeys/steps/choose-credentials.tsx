import { z } from "zod";
import { readSecret } from "#account/letter-secret.rules.ts";
import { type Former, faultsOfNewPassword } from "#account/new-password.actions.ts";
import { findSecretHash } from "#enrolment/enrolment.queries.ts";
import { mayMail, type Recognised, sendActivation } from "../first-connection.actions.ts";
import type { provisionalCredentials } from "../provisional-credentials.journey.ts";
import type { Step, StepVisit } from "../step.ts";
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
    const former = await provisionalPassword(visit, recognised, typed.password);
    const errors = inPageOrder(wanted, {
      ...(await faultsOfNewPassword(visit.ctx, recognised.holderId, typed, former)),
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

/** Only what has the shape of a letter's secret can be that secret (ASVS V6.4.1). */
async function provisionalPassword(
  visit: StepVisit,
  recognised: Recognised,
  password: string,
): Promise<Former | null> {
  const secret = readSecret(password);
  if (!secret.ok) return null;
  const hash = await visit.ctx.db.inTransaction((trx) => findSecretHash(trx, recognised));
  return { kind: "provisional", hash, typed: secret.value };
}

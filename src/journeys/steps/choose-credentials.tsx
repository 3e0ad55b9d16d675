import { z } from "zod";
import { type Former, hashNewPassword } from "#account/new-password.actions.ts";
import { findSecretHash } from "#enrolment/enrolment.queries.ts";
import { readSecret } from "#enrolment/secret.rules.ts";
import { mayMail, type Recognised, sendActivation } from "../first-connection.actions.ts";
import type { provisionalCredentials } from "../provisional-credentials.journey.ts";
import type { Step, StepVisit } from "../step.ts";
import { ChooseCredentialsPage } from "./choose-credentials-page.tsx";
import { newEmail, newPasswordFields } from "./fields.ts";
import { enoughMails } from "./mail-sent.tsx";

const form = z.object({
  email: newEmail("Vous devez saisir votre adresse mail."),
  ...newPasswordFields,
});

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
    const may = await visit.ctx.db.inTransaction((trx) => mayMail(trx, visit.ctx, recognised.holderId));
    if (!may) return enoughMails(values);
    const former = await provisionalPassword(visit, recognised, typed.password);
    const hashed = await hashNewPassword(visit.ctx, recognised.holderId, typed, former);
    if (!hashed.ok) return { status: 400, redraw: { values, errors: hashed.refusal } };
    const chosen = { ...recognised, email: typed.email, passwordHash: hashed.value };
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

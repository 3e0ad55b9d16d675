import type { z } from "zod";
import { namesOfProven } from "#account/password/about-holder.queries.ts";
import { faultsBeforeComparing, faultsOfNewPassword } from "#account/password/new-password.actions.ts";
import { faultsOf, inPageOrder } from "#http/forms/form-errors.ts";
import type { FieldErrors } from "#kernel/form-state.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Step, StepVisit } from "../engine/step.ts";
import { differenceOfAddresses } from "../engine/steps/fields.ts";
import { typedName } from "../engine/typed-name.ts";
import { sendActivation } from "../first-connection/by-letters/first-connection.actions.ts";
import type { provisionalCredentials } from "../first-connection/by-letters/provisional-credentials.journey.ts";
import { enoughMails } from "../proofs/enough-mails.ts";
import { mailTurn } from "../proofs/mail-turn.actions.ts";
import { activationMails } from "./address/activation.mails.ts";
import { ChooseCredentialsPage } from "./choose-credentials-page.tsx";
import { type CredentialsWords, typedCredentials, wantedCredentials } from "./credentials-words.ts";

type Typed = z.infer<ReturnType<typeof typedCredentials>>;

export const chooseCredentialsStep = (
  words: CredentialsWords,
): Step<typeof provisionalCredentials, "choose_credentials", Typed> => ({
  path: "/bienvenue",
  form: typedCredentials,
  wants: wantedCredentials,
  draw: async (visit, { holderId }, state) => {
    const shown = {
      accountName: await typedName(visit, holderId, ["number"]),
      about: await visit.ctx.db.inTransaction((trx) => namesOfProven(trx, holderId)),
    };
    return <ChooseCredentialsPage visit={visit} words={words} {...shown} state={state} />;
  },
  async submit(visit, recognised, typed) {
    const values = { email: typed.email, email_confirmation: typed.email_confirmation };
    const wanted = wantedCredentials(visit.space);
    const refused = {
      ...(words.emailAgain ? differenceOfAddresses(typed) : {}),
      ...faultsOf(wanted, typed),
    };
    const errors = inPageOrder(wanted, {
      ...(await faultsOfPassword(visit, recognised.holderId, typed, refused)),
      ...refused,
    });
    if (Object.keys(errors).length > 0) return { status: 400, redraw: { values, errors } };
    // Checked again when the mail is written. This early check saves a hash.
    const turn = await visit.ctx.db.inTransaction((trx) =>
      mailTurn(trx, visit.ctx, recognised.holderId, activationMails),
    );
    if (turn) return enoughMails(values, turn);
    const passwordHash = await visit.ctx.passwords.hash(typed.password);
    const chosen = { ...recognised, email: typed.email, passwordHash };
    return {
      event: "credentials_chosen",
      data: chosen,
      async write(trx) {
        const sent = await sendActivation(trx, visit.ctx, visit.visitor, visit.journeyId, chosen);
        return sent.ok ? null : enoughMails(values, sent.refusal);
      },
    };
  },
});

/** Compares with former passwords only once everything else is valid. */
function faultsOfPassword({ ctx }: StepVisit, holderId: HolderId, typed: Typed, refused: FieldErrors) {
  if (Object.keys(refused).length === 0) return faultsOfNewPassword(ctx, holderId, typed);
  const { email, ...password } = typed;
  return faultsBeforeComparing(ctx, holderId, refused.email ? password : typed);
}

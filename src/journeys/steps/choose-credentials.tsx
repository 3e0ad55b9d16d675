import type { z } from "zod";
import { faultsOfNewPassword } from "#account/new-password.actions.ts";
import { sendActivation } from "../first-connection.actions.ts";
import { mailTurn } from "../mail-turn.actions.ts";
import type { provisionalCredentials } from "../provisional-credentials.journey.ts";
import type { Step } from "../step.ts";
import { typedName } from "../typed-name.ts";
import { ChooseCredentialsPage } from "./choose-credentials-page.tsx";
import { type CredentialsWords, typedCredentials, wantedCredentials } from "./credentials-words.ts";
import { enoughMails } from "./enough-mails.ts";
import { differenceOfAddresses, faultsOf, inPageOrder } from "./fields.ts";

type Typed = z.infer<typeof typedCredentials>;

/** The same step for every journey that opens an account by a link. */
export const chooseCredentialsStep = (
  words: CredentialsWords,
): Step<typeof provisionalCredentials, "choose_credentials", Typed> => ({
  path: "/bienvenue",
  form: typedCredentials,
  draw: async (visit, { holderId }, state) => {
    const accountName = await typedName(visit, holderId, ["number"]);
    return <ChooseCredentialsPage visit={visit} words={words} accountName={accountName} state={state} />;
  },
  async submit(visit, recognised, typed) {
    const values = { email: typed.email, email_confirmation: typed.email_confirmation };
    const errors = inPageOrder(wantedCredentials, {
      ...(await faultsOfNewPassword(visit.ctx, recognised.holderId, typed)),
      ...(words.emailAgain === null ? {} : differenceOfAddresses(typed)),
      ...faultsOf(wantedCredentials, typed),
    });
    if (Object.keys(errors).length > 0) return { status: 400, redraw: { values, errors } };
    // Asked again with the mail; here it spares a hash.
    const turn = await visit.ctx.db.inTransaction((trx) =>
      mailTurn(trx, visit.ctx, recognised.holderId, "activation"),
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

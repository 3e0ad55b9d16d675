import { z } from "zod";
import { correctAddress, mayMail } from "../first-connection.actions.ts";
import type { provisionalCredentials } from "../provisional-credentials.journey.ts";
import type { Step } from "../step.ts";
import { CorrectAddressPage } from "./correct-address-page.tsx";
import type { CredentialsWords } from "./credentials-words.ts";
import { newEmail } from "./fields.ts";
import { enoughMails } from "./mail-sent.tsx";

const form = z.object({ email: newEmail("Saisissez votre adresse mail.") });

export const correctAddressStep = (
  words: CredentialsWords,
): Step<typeof provisionalCredentials, "correct_address", z.infer<typeof form>> => ({
  path: "/adresse",
  form,
  draw: (visit, chosen, state) => (
    <CorrectAddressPage visit={visit} words={words} former={chosen.email} state={state} />
  ),
  async submit(visit, former, { email }) {
    const may = await visit.ctx.db.inTransaction((trx) => mayMail(trx, visit.ctx, former.holderId));
    if (!may) return enoughMails({ email });
    const chosen = { ...former, email };
    return {
      event: "address_corrected",
      data: chosen,
      write: (trx) => correctAddress(trx, visit.ctx, visit.visitor, visit.journeyId, chosen),
    };
  },
});

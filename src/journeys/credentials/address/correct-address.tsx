import { z } from "zod";
import { faultsOf, inPageOrder } from "#http/forms/form-errors.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { newEmail, typedAddress } from "#kernel/fields/typed-address.ts";
import { perSpace } from "#spaces/per-space.ts";
import type { Space } from "#spaces/space.ts";
import type { Step } from "../../engine/step.ts";
import { differenceOfAddresses, repeatedAddress } from "../../engine/steps/fields.ts";
import { correctAddress } from "../../first-connection/by-letters/first-connection.actions.ts";
import type { provisionalCredentials } from "../../first-connection/by-letters/provisional-credentials.journey.ts";
import { enoughMails } from "../../proofs/enough-mails.ts";
import type { CredentialsWords } from "../credentials-words.ts";
import { CorrectAddressPage } from "./correct-address-page.tsx";

/** Optional, because the button that goes back sends no address. */
const typed = formSchema({
  choice: z.literal("back", "Choisissez l’un des boutons de cette page.").optional(),
  email: typedAddress(),
  email_confirmation: typedAddress(),
});

const wantedAddress = perSpace(({ wording }: Pick<Space, "wording">) =>
  z.object({
    email: newEmail(`Saisissez votre ${wording.emailAddress}.`),
    email_confirmation: repeatedAddress(),
  }),
);

export const correctAddressStep = (
  words: CredentialsWords,
): Step<typeof provisionalCredentials, "correct_address", z.infer<typeof typed>> => ({
  path: "/adresse",
  form: typed,
  wants: wantedAddress,
  draw: (visit, chosen, state) => (
    <CorrectAddressPage visit={visit} words={words} former={chosen.email} state={state} />
  ),
  async submit(visit, former, { choice, ...values }) {
    if (choice === "back") return { event: "correction_given_up", data: former };
    const wanted = wantedAddress(visit.space);
    const errors = inPageOrder(wanted, {
      ...(words.emailAgain ? differenceOfAddresses(values) : {}),
      ...faultsOf(wanted, values),
    });
    if (Object.keys(errors).length > 0) return { status: 400, redraw: { values, errors } };
    const chosen = { ...former, email: values.email };
    return {
      event: "address_corrected",
      data: chosen,
      async write(trx) {
        const sent = await correctAddress(trx, visit.ctx, visit.visitor, visit.journeyId, chosen);
        return sent.ok ? null : enoughMails(values, sent.refusal);
      },
    };
  },
});

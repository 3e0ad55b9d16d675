import type { FormState } from "#kernel/form-state.ts";
import { suggestAddress } from "#kernel/text/address-slip.rules.ts";
import { capitalised } from "#kernel/text/text.ts";
import { AddressField } from "#ui/fields/address-field.tsx";
import { Form } from "#ui/form.tsx";
import { Steps } from "#ui/steps.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../../engine/step.ts";
import { ChoiceForm } from "../../engine/steps/choice-form.tsx";
import { activationSteps } from "../activation-steps.ts";
import type { CredentialsWords } from "../credentials-words.ts";

type Props = { visit: StepView; words: CredentialsWords; former: string; state: FormState };

/** N5: shows the mistyped address for correction. If it looks like a typing error, fills in the likely one. */
export const CorrectAddressPage = ({ visit, words, former, state }: Props) => {
  const { emailAddress } = visit.space.wording;
  const title = `Corriger mon ${emailAddress}`;
  const meant = suggestAddress(former);
  const first = meant ? { email: meant, email_confirmation: meant } : { email: former };
  const shown = state.values.email === undefined ? { ...state, values: first } : state;
  return (
    <SpacePage visit={visit} title={title}>
      <Steps labels={activationSteps} current={2} />
      <h1>{title}</h1>
      {meant && (
        <p>
          Vous aviez écrit <strong class="breakable">{former}</strong>. Voici l’adresse la plus proche :
          vérifiez-la.
        </p>
      )}
      <p>Le lien envoyé à l’ancienne adresse ne servira plus. Votre mot de passe, lui, ne change pas.</p>
      <Form
        action={`${visit.home}/inscription/adresse`}
        csrf={visit.csrf}
        state={shown}
        submit={words.submit}
      >
        <AddressField state={shown} name="email" label={capitalised(emailAddress)} required />
        {words.emailAgain && (
          <AddressField
            state={shown}
            name="email_confirmation"
            label={`Confirmation de l'${emailAddress}`}
            required
          />
        )}
      </Form>
      <ChoiceForm
        visit={visit}
        path="/inscription/adresse"
        choice="back"
        label="Revenir sans rien changer"
        icon="undo-2"
      />
    </SpacePage>
  );
};

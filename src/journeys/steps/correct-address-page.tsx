import type { FormState } from "#kernel/form-state.ts";
import { Field } from "#ui/field.tsx";
import { Form } from "#ui/form.tsx";
import { Steps } from "#ui/steps.tsx";
import type { StepView } from "../step.ts";
import { activationSteps } from "./activation-steps.ts";
import { ChoiceForm } from "./choice-form.tsx";
import type { CredentialsWords } from "./credentials-words.ts";
import { StepFrame } from "./frame.tsx";

type Props = { visit: StepView; words: CredentialsWords; former: string; state: FormState };

/** N5: the address was mistyped. What was typed is shown, to be mended rather than typed again. */
export const CorrectAddressPage = ({ visit, words, former, state }: Props) => {
  const shown = state.values.email === undefined ? { ...state, values: { email: former } } : state;
  return (
    <StepFrame view={visit} title="Corriger mon adresse mail">
      <Steps labels={activationSteps} current={2} />
      <h1>Corriger mon adresse mail</h1>
      <p>Le lien envoyé à l’ancienne adresse ne servira plus. Votre mot de passe, lui, ne change pas.</p>
      <Form
        action={`${visit.home}/inscription/adresse`}
        csrf={visit.csrf}
        state={shown}
        submit={words.submit}
      >
        <Field
          state={shown}
          name="email"
          label={words.email}
          type="email"
          inputmode="email"
          autocomplete="email"
          required
        />
        {words.emailAgain && (
          <Field
            state={shown}
            name="email_confirmation"
            label={words.emailAgain}
            type="email"
            inputmode="email"
            autocomplete="email"
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
    </StepFrame>
  );
};

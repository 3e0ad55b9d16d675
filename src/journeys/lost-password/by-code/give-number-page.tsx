import type { FormState } from "#kernel/form-state.ts";
import { shapeHint } from "#registry/holders/number-shape.rules.ts";
import { Field } from "#ui/fields/field.tsx";
import { Steps } from "#ui/steps.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../../engine/step.ts";
import { StepForm } from "../../engine/steps/step-form.tsx";
import { codePath, firstSteps } from "./code-steps.ts";

/** A4: asks for the number of a holder. */
export const GiveNumberPage = ({ visit, state }: { visit: StepView; state: FormState }) => {
  const { policy, wording } = visit.space;
  const { numberLabel, number } = wording;
  return (
    <SpacePage visit={visit} title="Mot de passe oublié : votre numéro">
      <Steps labels={firstSteps(policy)} current={0} />
      <h1>Mot de passe oublié</h1>
      <p>Merci d’indiquer votre {number}.</p>
      <StepForm
        action={`${visit.home}${codePath}/numero`}
        visit={visit}
        state={state}
        submit="Valider"
        after={<a href={`${visit.home}/contact`}>Je ne connais pas mon numéro</a>}
      >
        <Field
          state={state}
          name="number"
          label={numberLabel}
          hint={`${shapeHint(policy.number)}Il figure sur les courriers que nous vous adressons. Les espaces sont sans importance.`}
          autocomplete="username"
          required
        />
      </StepForm>
    </SpacePage>
  );
};

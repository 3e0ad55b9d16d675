import { requirements } from "#account/password-requirements.rules.ts";
import type { FormState } from "#kernel/form-state.ts";
import { Field } from "#ui/field.tsx";
import { Form } from "#ui/form.tsx";
import { NewPasswordFields } from "#ui/new-password-fields.tsx";
import { Steps } from "#ui/steps.tsx";
import type { StepView } from "../step.ts";
import { activationSteps } from "./activation-steps.ts";
import { StepFrame } from "./frame.tsx";

/** N4: one's own e-mail and password. */
export const ChooseCredentialsPage = ({ visit, state }: { visit: StepView; state: FormState }) => (
  <StepFrame view={visit} title="Bienvenue">
    <Steps labels={activationSteps} current={1} />
    <h1>Bienvenue</h1>
    <p>
      Pour personnaliser votre espace, choisissez l’adresse mail et le mot de passe avec lesquels vous vous
      connecterez désormais.
    </p>
    <Form
      action={`${visit.home}/inscription/bienvenue`}
      csrf={visit.csrf}
      state={state}
      submit="Confirmation"
    >
      <Field
        state={state}
        name="email"
        label="Adresse mail"
        type="email"
        inputmode="email"
        hint="Vous y recevrez un lien pour activer votre compte."
        autocomplete="email"
        required
      />
      <NewPasswordFields
        state={state}
        label="Mot de passe"
        confirmation="Confirmation du mot de passe"
        checks={requirements(visit.space.policy.password)}
      />
    </Form>
  </StepFrame>
);

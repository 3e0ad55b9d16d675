import { requirements } from "#account/password-requirements.rules.ts";
import type { FormState } from "#kernel/form-state.ts";
import { Field } from "#ui/field.tsx";
import { Form } from "#ui/form.tsx";
import type { StepView } from "../step.ts";
import { StepFrame } from "./frame.tsx";

/** N8: the new password, once the link has been followed. */
export const ChoosePasswordPage = ({ visit, state }: { visit: StepView; state: FormState }) => (
  <StepFrame view={visit} title="Choisir un nouveau mot de passe">
    <h1>Choisir un nouveau mot de passe</h1>
    <p>Tous vos appareils seront déconnectés : vous vous reconnecterez avec ce nouveau mot de passe.</p>
    <Form
      action={`${visit.home}/mot-de-passe-oublie/nouveau`}
      csrf={visit.csrf}
      state={state}
      submit="Valider"
    >
      <Field
        state={state}
        name="password"
        label="Nouveau mot de passe"
        type="password"
        autocomplete="new-password"
        checks={requirements(visit.space.policy.password)}
        required
      />
      <Field
        state={state}
        name="password_confirmation"
        label="Confirmation du nouveau mot de passe"
        type="password"
        autocomplete="new-password"
        required
      />
    </Form>
  </StepFrame>
);

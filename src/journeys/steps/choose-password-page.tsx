import { requirements } from "#account/password-requirements.rules.ts";
import type { FormState } from "#kernel/form-state.ts";
import { Form } from "#ui/form.tsx";
import { NewPasswordFields } from "#ui/new-password-fields.tsx";
import type { StepView } from "../step.ts";
import { StepFrame } from "./frame.tsx";

type ChoosePasswordPageProps = { visit: StepView; action: string; state: FormState };

/** N8, A7: the new password of whoever has proven who they are. */
export const ChoosePasswordPage = ({ visit, action, state }: ChoosePasswordPageProps) => (
  <StepFrame view={visit} title="Choisir un nouveau mot de passe">
    <h1>Choisir un nouveau mot de passe</h1>
    <p>Tous vos appareils seront déconnectés : vous vous reconnecterez avec ce nouveau mot de passe.</p>
    <Form action={action} csrf={visit.csrf} state={state} submit="Valider">
      <NewPasswordFields
        state={state}
        label="Nouveau mot de passe"
        confirmation="Confirmation du nouveau mot de passe"
        checks={requirements(visit.space.policy.password)}
      />
    </Form>
  </StepFrame>
);

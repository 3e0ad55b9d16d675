import { describeDuration } from "#kernel/duration.ts";
import type { FormState } from "#kernel/form-state.ts";
import { recoveryLabel } from "#spaces/recovery-label.rules.ts";
import { AddressField } from "#ui/fields/address-field.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../../engine/step.ts";
import { StepForm } from "../../engine/steps/step-form.tsx";

/** N8: a link is mailed if an account has this address. */
export const AskLinkPage = ({ visit, state }: { visit: StepView; state: FormState }) => (
  <SpacePage visit={visit} title="Mot de passe oublié">
    <h1>Mot de passe oublié</h1>
    <p>
      Indiquez l’{visit.space.wording.emailAddress} de votre espace personnel. Vous y recevrez un lien,
      valable {describeDuration(visit.space.policy.lifetimes.link)}, pour choisir un nouveau mot de passe.
    </p>
    <StepForm
      action={`${visit.home}/mot-de-passe-oublie`}
      visit={visit}
      state={state}
      submit="Valider"
      after={<a href={`${visit.home}/connexion`}>Revenir à la connexion</a>}
    >
      <AddressField state={state} name="email" label={recoveryLabel(visit.space)} required />
    </StepForm>
  </SpacePage>
);

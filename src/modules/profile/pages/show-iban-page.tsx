import { describeDuration } from "#kernel/duration.ts";
import type { FormState } from "#kernel/form-state.ts";
import { ConfirmPage } from "#web/confirm/confirm-page.tsx";
import type { MemberView } from "#web/visit.ts";

export const ShowIbanPage = ({ visit, state }: { visit: MemberView; state: FormState }) => (
  <ConfirmPage
    visit={visit}
    title="Afficher mon IBAN"
    action={`${visit.home}/espace/informations/iban`}
    back={`${visit.home}/espace/informations`}
    submit="Afficher mon IBAN"
    state={state}
  >
    <p>
      Pour votre sécurité, tapez de nouveau votre mot de passe. Votre IBAN sera affiché en entier pendant{" "}
      {describeDuration(visit.space.policy.lifetimes.ibanShown)}, sur cet appareil seulement. Le journal de
      votre compte le notera.
    </p>
  </ConfirmPage>
);

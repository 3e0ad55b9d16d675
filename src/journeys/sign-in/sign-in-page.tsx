import type { FormState } from "#kernel/form-state.ts";
import type { Space } from "#spaces/space.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Window } from "#ui/window.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../engine/step.ts";
import { AdviceLink } from "../engine/steps/advice-link.tsx";
import { SignInForm } from "./sign-in-form.tsx";

const titles: Record<Space["kind"], string> = {
  portal: "Connexion à votre espace personnel",
  office: "Connexion au poste de gestion",
};

type SignInProps = { visit: StepView; state: FormState };

/** N7, A1: every later sign-in. */
export const SignInPage = ({ visit, state }: SignInProps) => {
  const { enrolment, signIn } = visit.space.policy;
  const title = titles[visit.space.kind];
  const { by, provider } = signIn;
  const { number, emailAddress } = visit.space.wording;
  return (
    <SpacePage visit={visit} title={title}>
      <Window title={title}>
        <p>
          {by === "email"
            ? `Renseignez ${visit.space.kind === "portal" ? `l’${emailAddress} et le mot de passe que vous avez choisis` : `votre ${emailAddress} et le mot de passe que vous avez choisi`} lors de votre première connexion.`
            : `Renseignez votre ${number} et le mot de passe que vous avez choisi${enrolment === "code-to-contact" ? ", ou reçu par courrier" : ""}.`}
        </p>
        <SignInForm visit={visit} action={`${visit.home}/connexion`} state={state} submit="Connexion" />
        {provider && (
          <p class="beside-password">
            <ButtonLink href={`${visit.home}/connexion/fournisseur`} tone="quiet" icon="id-card">
              Se connecter avec {provider.name}
            </ButtonLink>
          </p>
        )}
        <AdviceLink visit={visit} />
      </Window>
    </SpacePage>
  );
};

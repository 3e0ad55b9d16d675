import type { FormState } from "#kernel/form-state.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Window } from "#ui/window.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../engine/step.ts";
import { AdviceLink } from "../engine/steps/advice-link.tsx";
import { SignInForm } from "./sign-in-form.tsx";

const title = "Connexion à votre espace personnel";

type SignInProps = { visit: StepView; state: FormState };

/** N7, A1: every later sign-in. */
export const SignInPage = ({ visit, state }: SignInProps) => {
  const { enrolment, signIn } = visit.space.policy;
  const { by, provider } = signIn;
  const { number, emailAddress } = visit.space.wording;
  return (
    <SpacePage visit={visit} title={title}>
      <Window title={title} closeHref={visit.home}>
        <AdviceLink visit={visit} />
        <p>
          {by === "email"
            ? `Renseignez l’${emailAddress} et le mot de passe que vous avez choisis lors de votre première connexion.`
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
      </Window>
    </SpacePage>
  );
};

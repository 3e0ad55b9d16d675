import type { ShownChallenge } from "#captcha/captcha.actions.ts";
import type { FormState } from "#kernel/form-state.ts";
import { Window } from "#ui/window.tsx";
import type { Vouched } from "../sign-in.journey.ts";
import type { StepView } from "../step.ts";
import { StepFrame } from "./frame.tsx";
import { SignInForm } from "./sign-in-form.tsx";

type Props = { visit: StepView; vouched: Vouched; state: FormState; captcha: ShownChallenge | null };

/** Once: the password of the account that a provider of identities shall open from now on. */
export const LinkIdentityPage = ({ visit, vouched, captcha, ...props }: Props) => {
  const { provider, numbers } = vouched;
  const title = `Lier ${provider} à votre espace`;
  const [only] = numbers?.length === 1 ? numbers : [];
  const state = only ? { ...props.state, values: { number: only, ...props.state.values } } : props.state;
  return (
    <StepFrame view={visit} title={title}>
      <Window title={title} closeHref={visit.home}>
        <p>
          {provider} vous a reconnu. Une seule fois, montrez aussi que cet espace est le vôtre, avec votre mot
          de passe : ensuite, {provider} suffira.
        </p>
        {numbers && numbers.length > 1 && (
          <p>
            Numéros que {provider} vous connaît : {numbers.join(", ")}.
          </p>
        )}
        <SignInForm
          visit={visit}
          action={`${visit.home}/connexion/liaison`}
          state={state}
          submit="Lier et me connecter"
          captcha={captcha}
        />
      </Window>
    </StepFrame>
  );
};

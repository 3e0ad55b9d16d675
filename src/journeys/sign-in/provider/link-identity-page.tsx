import type { FormState } from "#kernel/form-state.ts";
import { Window } from "#ui/window.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../../engine/step.ts";
import type { Vouched } from "../sign-in.journey.ts";
import { SignInForm } from "../sign-in-form.tsx";

type Props = { visit: StepView; vouched: Vouched; state: FormState };

/** Shown once: the password links the account to the provider's identity. */
export const LinkIdentityPage = ({ visit, vouched, ...props }: Props) => {
  const { provider, person, numbers } = vouched;
  const title = `Lier ${provider} à votre espace`;
  const [only] = numbers?.length === 1 ? numbers : [];
  const state = only ? { ...props.state, values: { number: only, ...props.state.values } } : props.state;
  return (
    <SpacePage visit={visit} title={title}>
      <Window title={title}>
        <p>
          Sur cet ordinateur ou ce téléphone, {provider} a reconnu <strong>{person}</strong>.
        </p>
        <p>
          Si c’est bien vous, tapez une seule fois le mot de passe de votre espace : ensuite, {provider}{" "}
          suffira pour y entrer. Si ce n’est pas vous, fermez cette page, et ne tapez rien.
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
        />
      </Window>
    </SpacePage>
  );
};

import { describeDuration } from "#kernel/duration.ts";
import type { FormState } from "#kernel/form-state.ts";
import { capitalised } from "#kernel/text/text.ts";
import { ButtonLink } from "#ui/button.tsx";
import { AddressField } from "#ui/fields/address-field.tsx";
import { Field } from "#ui/fields/field.tsx";
import { Steps } from "#ui/steps.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../../engine/step.ts";
import { StepForm } from "../../engine/steps/step-form.tsx";
import { codeAndLinkPath, codeAndLinkSteps, proveAgain } from "./code-and-link-words.ts";

type Props = { visit: StepView; state: FormState; mayHaveCode: boolean };

/** S7, and S8 for an account without an address. */
export const AskCodeAndLinkPage = ({ visit, state, mayHaveCode }: Props) => {
  const { wording, policy } = visit.space;
  return (
    <SpacePage visit={visit} title="Mot de passe oublié">
      <Steps labels={codeAndLinkSteps} current={0} />
      <h1>Mot de passe oublié</h1>
      <p>
        Pour réinitialiser votre mot de passe, vous devez avoir un compte activé. Indiquez votre{" "}
        {wording.number} et l’{wording.emailAddress} donnée à la création de ce compte : vous y recevrez un
        lien et un code, valables {describeDuration(policy.lifetimes.link)}.
      </p>
      <StepForm
        action={visit.home + codeAndLinkPath}
        visit={visit}
        state={state}
        submit="Valider"
        after={
          <>
            {mayHaveCode && <a href={`${visit.home}${codeAndLinkPath}/code`}>J'ai déjà mon code</a>}
            <a href={`${visit.home}/connexion`}>Revenir à la connexion</a>
          </>
        }
      >
        <Field state={state} name="number" label={wording.numberLabel} autocomplete="username" required />
        <AddressField state={state} name="email" label={capitalised(wording.emailAddress)} required />
      </StepForm>
      {proveAgain(policy) && <NoAddress visit={visit} />}
    </SpacePage>
  );
};

const NoAddress = ({ visit }: { visit: StepView }) => (
  <section class="card" aria-labelledby="no-address">
    <h2 id="no-address">Votre compte n’a pas d’{visit.space.wording.emailAddress} ?</h2>
    <p>
      Montrez à nouveau qui vous êtes avec votre {visit.space.wording.number} et la fin de votre IBAN, puis
      choisissez une {visit.space.wording.emailAddress} et un mot de passe.
    </p>
    <div class="choices">
      <ButtonLink href={`${visit.home}/inscription`} tone="quiet" icon="user-round-pen">
        Mettre à jour mon compte
      </ButtonLink>
    </div>
  </section>
);

import type { FormState } from "#kernel/form-state.ts";
import { Steps } from "#ui/steps.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../../engine/step.ts";
import { ChoiceButton } from "../../engine/steps/choice-button.tsx";
import { StepForm } from "../../engine/steps/step-form.tsx";
import type { ContactsShown } from "../../proofs/decoy/contacts-shown.queries.ts";
import { ByPost } from "./by-post/by-post.tsx";
import { codePath, codeSteps, letterSteps } from "./code-steps.ts";

type Props = { visit: StepView; number: string; contacts: ContactsShown; due: Date; state: FormState };

/** A5: the masked contacts of a number, known or not. */
export const ChooseChannelPage = ({ visit, number, contacts, due, state }: Props) => {
  const { masks, isSmsSpent } = contacts;
  const offersCode = masks.mail !== null || masks.sms !== null;
  return (
    <SpacePage visit={visit} title={`Mot de passe oublié : recevoir un ${offersCode ? "code" : "courrier"}`}>
      <Steps labels={offersCode ? codeSteps : letterSteps} current={1} />
      <h1>Mot de passe oublié</h1>
      <p>
        {visit.space.wording.numberLabel} : <strong class="breakable">{number}</strong>{" "}
        <a href={`${visit.home}${codePath}/numero`}>Corriger mon numéro</a>
      </p>
      <StepForm visit={visit} action={`${visit.home}${codePath}/choix`} state={state} submit={null} />
      {offersCode && <AtOnce masks={masks} />}
      {offersCode && isSmsSpent && <p>Les codes par SMS reprendront demain.</p>}
      <ByPost visit={visit} number={number} contacts={contacts} due={due} />
      <p>
        {offersCode
          ? "Vous n’utilisez plus ces contacts"
          : `Vous avez déménagé${visit.space.policy.codes ? ", ou voulez recevoir un code la prochaine fois" : ""}`}{" "}
        ? <a href={`${visit.home}/contact`}>Écrivez-nous ou appelez-nous</a>.
      </p>
    </SpacePage>
  );
};

const AtOnce = ({ masks }: Pick<ContactsShown, "masks">) => (
  <section class="card" aria-labelledby="at-once">
    <h2 id="at-once">Tout de suite, avec un code d’activation</h2>
    {masks.mail && (
      <div class="way">
        <p>
          Email : <strong>{masks.mail}</strong>
        </p>
        <ChoiceButton choice="mail" label="Recevoir mon code par mail" icon="mail" tone="strong" />
      </div>
    )}
    {masks.sms && (
      <div class="way">
        <p>
          Téléphone : <strong>{masks.sms}</strong>
        </p>
        <ChoiceButton
          choice="sms"
          label="Recevoir mon code par SMS"
          icon="smartphone"
          tone={masks.mail ? "quiet" : "strong"}
        />
      </div>
    )}
  </section>
);

import { describeDuration } from "#kernel/duration.ts";
import type { FormState } from "#kernel/form-state.ts";
import { describeDay } from "#kernel/moment.ts";
import { Notice } from "#ui/notice.tsx";
import { Steps } from "#ui/steps.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../../engine/step.ts";
import { ChoiceButton } from "../../engine/steps/choice-button.tsx";
import { StepForm } from "../../engine/steps/step-form.tsx";
import type { ContactsShown } from "../../proofs/decoy/contacts-shown.queries.ts";
import { codePath, stepsOf } from "./code-steps.ts";

type Props = { visit: StepView; number: string; contacts: ContactsShown; state: FormState };

/** A5: the masked contacts of a number, known or not. */
export const ChooseChannelPage = ({ visit, number, contacts, state }: Props) => {
  const { masks, isSmsSpent, letter } = contacts;
  const { letters, codes } = visit.space.policy;
  const { promise, addressCoolingOff } = letters;
  return (
    <SpacePage visit={visit} title={`Mot de passe oublié : recevoir un ${codes ? "code" : "courrier"}`}>
      <Steps labels={stepsOf(visit.space.policy)} current={1} />
      <h1>Mot de passe oublié</h1>
      <p>
        {visit.space.wording.numberLabel} : <strong class="breakable">{number}</strong>{" "}
        <a href={`${visit.home}${codePath}/numero`}>Corriger mon numéro</a>
      </p>
      <StepForm visit={visit} action={`${visit.home}${codePath}/choix`} state={state} submit={null} />
      {(masks.mail || masks.sms) && (
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
      )}
      {isSmsSpent && <p>Les codes par SMS reprendront demain.</p>}
      <section class="card" aria-labelledby="by-post">
        <h2 id="by-post">Par courrier, sous {describeDuration(promise)}</h2>
        {letter ? (
          <Notice tone="info" title="Courrier demandé">
            <p>
              <LetterStatus letter={letter} />
            </p>
            <p>
              Si votre adresse postale a changé il y a moins de {describeDuration(addressCoolingOff)}, il ne
              part qu’une fois ce délai passé, pour votre sécurité.
            </p>
          </Notice>
        ) : (
          <>
            <p>Un mot de passe provisoire vous est envoyé par la poste, à l’adresse de votre dossier.</p>
            <ChoiceButton
              choice="post"
              label="Recevoir un nouveau mot de passe par courrier"
              icon="mailbox"
              tone={masks.mail || masks.sms ? "quiet" : "strong"}
            />
          </>
        )}
      </section>
      <p>
        {codes ? "Vous n’utilisez plus ces contacts, ou aucun ne vous est proposé" : "Vous avez déménagé"} ?{" "}
        <a href={`${visit.home}/contact`}>Écrivez-nous ou appelez-nous</a>.
      </p>
    </SpacePage>
  );
};

type LetterStatusProps = { letter: NonNullable<ContactsShown["letter"]> };

/** The status of a requested letter, shown until another may be requested. */
export const LetterStatus = ({ letter }: LetterStatusProps) => (
  <>
    Un courrier a été demandé le {describeDay(letter.askedAt)}. Il arrive en général avant le{" "}
    {describeDay(letter.due)} ; vous pourrez en demander un autre à partir du{" "}
    {describeDay(letter.askAgainFrom)}.
  </>
);

import { describeDuration } from "#kernel/duration.ts";
import { Steps } from "#ui/steps.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../../../engine/step.ts";
import type { ContactsShown } from "../../../proofs/decoy/contacts-shown.queries.ts";
import { codePath, letterSteps } from "../code-steps.ts";
import { LetterStatus } from "./by-post.tsx";

type Props = { visit: StepView; number: string; contacts: Pick<ContactsShown, "letter" | "masks"> };

/** A10: announces a letter, in the same words for known and unknown numbers. */
export const LetterAnnouncedPage = ({ visit, number, contacts }: Props) => {
  const { wording, policy } = visit.space;
  const { letter, masks } = contacts;
  const correct =
    masks.mail || masks.sms ? "Recevoir plutôt un code, ou corriger mon numéro" : "Corriger mon numéro";
  const { promise, addressCoolingOff } = policy.letters;
  return (
    <SpacePage visit={visit} title="Courrier demandé">
      <Steps labels={letterSteps} current={1} />
      <h1>Courrier demandé</h1>
      {letter && (
        <p class="lead">
          <LetterStatus letter={letter} />
        </p>
      )}
      <p>
        Si <strong class="breakable">{number}</strong> est bien votre {wording.number}, vous recevrez un mot
        de passe provisoire par la poste, à l’adresse de votre dossier, en général sous{" "}
        {describeDuration(promise)}. Si cette adresse a changé il y a moins de{" "}
        {describeDuration(addressCoolingOff)}, le courrier ne part qu’une fois ce délai passé, pour votre
        sécurité.
      </p>
      <section class="card" aria-labelledby="on-arrival">
        <h2 id="on-arrival">À son arrivée</h2>
        <ol>
          <li>
            Ouvrez la page <a href={`${visit.home}/connexion`}>Connexion</a>.
          </li>
          <li>Indiquez votre {wording.number} et le mot de passe provisoire du courrier.</li>
          <li>Choisissez alors votre propre mot de passe : le provisoire ne sert à rien d’autre.</li>
        </ol>
      </section>
      <p>
        <a href={`${visit.home}${codePath}/numero`}>{correct}</a>
      </p>
    </SpacePage>
  );
};

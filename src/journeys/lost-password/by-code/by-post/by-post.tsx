import { describeDuration } from "#kernel/duration.ts";
import { describeDay } from "#kernel/moment.ts";
import { Notice } from "#ui/notice.tsx";
import type { StepView } from "../../../engine/step.ts";
import { ChoiceButton } from "../../../engine/steps/choice-button.tsx";
import type { ContactsShown } from "../../../proofs/decoy/contacts-shown.queries.ts";

type Props = {
  visit: StepView;
  number: string;
  contacts: ContactsShown;
  /** When a letter requested now arrives. */
  due: Date;
};

/** The letter: beside a code, or alone. It depends on the contacts shown, so it looks alike for unknown numbers. */
export const ByPost = ({ visit, number, contacts, due }: Props) => {
  const { codes, letters } = visit.space.policy;
  const { masks, letter } = contacts;
  const isAlone = masks.mail === null && masks.sms === null;
  return (
    <section class="card" aria-labelledby="by-post">
      <h2 id="by-post">
        {isAlone && codes ? titleAlone(contacts) : `Par courrier, sous ${describeDuration(letters.promise)}`}
      </h2>
      {isAlone && codes && <Why visit={visit} number={number} contacts={contacts} />}
      {letter ? (
        <OnItsWay visit={visit} letter={letter} />
      ) : (
        <>
          <p>
            Un mot de passe provisoire vous sera envoyé par la poste, à l’adresse de votre dossier. Demandé
            aujourd’hui, il arrive en général avant le {describeDay(due)}.
          </p>
          <ChoiceButton
            choice="post"
            label="Recevoir un nouveau mot de passe par courrier"
            icon="mailbox"
            tone={isAlone ? "strong" : "quiet"}
          />
        </>
      )}
      {isAlone && <Afterwards visit={visit} />}
    </section>
  );
};

const titleAlone = ({ isSmsSpent }: ContactsShown) =>
  `Nous ne pouvons vous proposer que le courrier${isSmsSpent ? " aujourd’hui" : ""}`;

/** Says « si » : the page must not tell strangers whether a holder has this number. */
const Why = ({ visit, number, contacts }: Omit<Props, "due">) => {
  const { policy, wording } = visit.space;
  if (contacts.isSmsSpent)
    return <p>Tous les SMS du jour sont partis. Les codes par SMS reprendront demain.</p>;
  return (
    <p>
      Si <strong class="breakable">{number}</strong> est bien votre {wording.number}, votre dossier n’a{" "}
      {policy.sms ? `ni ${wording.emailAddress} ni téléphone mobile` : `pas d’${wording.emailAddress}`} où
      vous envoyer un code.
    </p>
  );
};

type LetterProps = { letter: NonNullable<ContactsShown["letter"]> };

const OnItsWay = ({ visit, letter }: LetterProps & Pick<Props, "visit">) => (
  <Notice tone="info" title="Courrier demandé">
    <p>
      <LetterStatus letter={letter} />
    </p>
    <p>
      Si votre adresse postale a changé il y a moins de{" "}
      {describeDuration(visit.space.policy.letters.addressCoolingOff)}, il ne part qu’une fois ce délai passé,
      pour votre sécurité.
    </p>
  </Notice>
);

/** The status of a requested letter, shown until another may be requested. */
export const LetterStatus = ({ letter }: LetterProps) => (
  <>
    Un courrier a été demandé le {describeDay(letter.askedAt)}. Il arrive en général avant le{" "}
    {describeDay(letter.due)} ; vous pourrez en demander un autre à partir du{" "}
    {describeDay(letter.askAgainFrom)}.
  </>
);

const Afterwards = ({ visit }: Pick<Props, "visit">) => (
  <p>
    À son arrivée, ouvrez la page <a href={`${visit.home}/connexion`}>Connexion</a> : indiquez votre{" "}
    {visit.space.wording.number} et ce mot de passe provisoire, puis choisissez le vôtre.
  </p>
);

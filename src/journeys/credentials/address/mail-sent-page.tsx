import type { MailTrouble } from "#infra/mail/mail-limits.queries.ts";
import { describeDuration } from "#kernel/duration.ts";
import type { FormState } from "#kernel/form-state.ts";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { Notice } from "#ui/notice.tsx";
import { Steps } from "#ui/steps.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../../engine/step.ts";
import { ChoiceForm } from "../../engine/steps/choice-form.tsx";
import { activationSteps } from "../activation-steps.ts";
import { AddressSlipNotice } from "./address-slip-notice.tsx";

type Props = { visit: StepView; email: string; trouble: MailTrouble; state: FormState };

const titles: Record<NonNullable<MailTrouble> | "none", string> = {
  none: "Un mail vient de vous être envoyé",
  refused: "Le mail n’a pas été remis",
  held: "Le mail n’est pas encore parti",
  lost: "Le mail n’a pas pu partir",
};

/** N5, S4: says that a mail was sent, or why none was. */
export const MailSentPage = ({ visit, email, trouble, state }: Props) => (
  <SpacePage visit={visit} title={titles[trouble ?? "none"]}>
    <Steps labels={activationSteps} current={2} />
    <h1>{titles[trouble ?? "none"]}</h1>
    <ErrorSummary errors={state.errors} />
    {trouble ? <InTrouble email={email} trouble={trouble} /> : <OnItsWay visit={visit} email={email} />}
    <section class="card" aria-labelledby="not-received">
      <h2 id="not-received">{trouble ? "Que faire ?" : "Vous ne l’avez pas reçu ?"}</h2>
      {!trouble && (
        <>
          <p>Patientez quelques minutes, puis regardez dans le dossier des courriers indésirables (spam).</p>
          <p>
            Vous l’avez reçu, mais le lien ne s’ouvre pas ? Copiez l’adresse du lien, et collez-la dans un
            nouvel onglet de ce navigateur.
          </p>
        </>
      )}
      {trouble && <p>{advice[trouble]}</p>}
      <div class="choices">
        {trouble === "refused" ? [correct(visit), resend(visit)] : [resend(visit), correct(visit)]}
      </div>
    </section>
  </SpacePage>
);

const OnItsWay = ({ visit, email }: Pick<Props, "visit" | "email">) => (
  <>
    <p>
      Pour finir, ouvrez votre boîte mail <strong class="breakable">{email}</strong> et cliquez sur le lien du
      mail. Il est valable {describeDuration(visit.space.policy.lifetimes.link)}. L’expéditeur est{" "}
      <strong class="breakable">{visit.space.policy.mail.from}</strong>.
    </p>
    <AddressSlipNotice email={email}>{correct(visit)}</AddressSlipNotice>
  </>
);

const InTrouble = ({ email, trouble }: { email: string; trouble: NonNullable<MailTrouble> }) => (
  <Notice tone={trouble === "refused" ? "bad" : "warn"} title={notices[trouble]}>
    <p>
      <strong class="breakable">{email}</strong>
    </p>
  </Notice>
);

const notices = {
  refused: "Le serveur a refusé cette adresse",
  held: "Le serveur de cette adresse nous fait attendre",
  lost: "Le mail à cette adresse n’est pas parti",
};

const advice = {
  refused:
    "Cette adresse n’existe sans doute pas, ou sa boîte est pleine ou fermée. Relisez-la, et corrigez-la ou choisissez-en une autre : votre mot de passe ne change pas.",
  held: "Nous réessayons sans cesse : vous n’avez rien à faire. Rechargez cette page pour savoir où en est le mail, ou donnez une autre adresse.",
  lost: "Faites-le renvoyer, ou donnez une autre adresse.",
};

const resend = (visit: StepView) => (
  <ChoiceForm visit={visit} path="/inscription/mail" choice="resend" label="Renvoyer le mail" icon="mail" />
);

const correct = (visit: StepView) => (
  <ChoiceForm
    visit={visit}
    path="/inscription/mail"
    choice="correct"
    label={`Corriger mon ${visit.space.wording.emailAddress}`}
    icon="pencil"
  />
);

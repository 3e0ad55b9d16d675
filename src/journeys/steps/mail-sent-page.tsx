import { describeDuration } from "#kernel/duration.ts";
import type { FormState } from "#kernel/form-state.ts";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { Steps } from "#ui/steps.tsx";
import type { StepView } from "../step.ts";
import { activationSteps } from "./activation-steps.ts";
import { AddressSlipNotice } from "./address-slip-notice.tsx";
import { ChoiceForm } from "./choice-form.tsx";
import { StepFrame } from "./frame.tsx";

type Props = { visit: StepView; email: string; state: FormState };

/** N5: a mail has left. */
export const MailSentPage = ({ visit, email, state }: Props) => (
  <StepFrame view={visit} title="Un mail vient de vous être envoyé">
    <Steps labels={activationSteps} current={2} />
    <h1>Un mail vient de vous être envoyé</h1>
    <ErrorSummary errors={state.errors} />
    <p>
      Pour finir, ouvrez votre boîte mail <strong class="breakable">{email}</strong> et cliquez sur le lien du
      mail. Il est valable {describeDuration(visit.space.policy.lifetimes.link)}. L’expéditeur est{" "}
      <strong class="breakable">{visit.space.policy.mail.from}</strong>.
    </p>
    <AddressSlipNotice email={email}>
      <CorrectAddress visit={visit} />
    </AddressSlipNotice>
    <section class="card" aria-labelledby="not-received">
      <h2 id="not-received">Vous ne l’avez pas reçu ?</h2>
      <p>Patientez quelques minutes, puis regardez dans le dossier des courriers indésirables (spam).</p>
      <p>
        Vous l’avez reçu, mais le lien ne s’ouvre pas ? Copiez l’adresse du lien, et collez-la dans un nouvel
        onglet de ce navigateur.
      </p>
      <div class="choices">
        <ChoiceForm
          visit={visit}
          path="/inscription/mail"
          choice="resend"
          label="Renvoyer le mail"
          icon="mail"
        />
        <CorrectAddress visit={visit} />
      </div>
    </section>
  </StepFrame>
);

const CorrectAddress = ({ visit }: { visit: StepView }) => (
  <ChoiceForm
    visit={visit}
    path="/inscription/mail"
    choice="correct"
    label="Corriger mon adresse mail"
    icon="pencil"
  />
);

import type { FormState } from "#kernel/form-state.ts";
import { SpacePage } from "#web/space-page.tsx";
import { AddressSlipNotice } from "../../credentials/address/address-slip-notice.tsx";
import type { StepView } from "../../engine/step.ts";
import { ChoiceButton } from "../../engine/steps/choice-button.tsx";
import { StepForm } from "../../engine/steps/step-form.tsx";

type Props = { visit: StepView; email: string; state: FormState };

/** N8: the same words whether or not an account has that address. */
export const RecoveryMailSentPage = ({ visit, email, state }: Props) => (
  <SpacePage visit={visit} title="Consultez votre boîte mail">
    <h1>Consultez votre boîte mail</h1>
    <p>
      Si un espace personnel est ouvert avec l’adresse <strong class="breakable">{email}</strong>, un mail
      vient de lui être envoyé. Cliquez sur le lien qu’il contient pour choisir un nouveau mot de passe.
    </p>
    <AddressSlipNotice email={email}>
      <AnotherAddress visit={visit} />
    </AddressSlipNotice>
    <StepForm visit={visit} action={`${visit.home}/mot-de-passe-oublie/mail`} state={state} submit={null} />
    <section class="card" aria-labelledby="not-received">
      <h2 id="not-received">Vous ne l’avez pas reçu ?</h2>
      <ul>
        <li>Patientez quelques minutes, puis regardez dans le dossier des courriers indésirables (spam).</li>
        <li>Vérifiez que l’adresse est bien celle de votre espace personnel.</li>
        <li>Votre espace n’est pas encore activé ? Passez par « Créer mon espace personnel ».</li>
      </ul>
      <div class="choices">
        <ChoiceButton choice="resend" label="Renvoyer le mail" icon="mail" />
      </div>
      <AnotherAddress visit={visit} />
    </section>
  </SpacePage>
);

const AnotherAddress = ({ visit }: { visit: StepView }) => (
  <p>
    <a href={`${visit.home}/mot-de-passe-oublie`}>Indiquer une autre {visit.space.wording.emailAddress}</a>
  </p>
);

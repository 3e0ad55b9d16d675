import { describeDuration } from "#kernel/duration.ts";
import type { FormState } from "#kernel/form-state.ts";
import { Field } from "#ui/fields/field.tsx";
import { Steps } from "#ui/steps.tsx";
import { SpacePage } from "#web/space-page.tsx";
import { AddressSlipNotice } from "../../credentials/address/address-slip-notice.tsx";
import type { StepView } from "../../engine/step.ts";
import { ChoiceButton } from "../../engine/steps/choice-button.tsx";
import { StepForm } from "../../engine/steps/step-form.tsx";
import { codeRuleOf } from "../../proofs/code/code-rule.rules.ts";
import { rightCodeRefused, sendsAllowed } from "../by-code/code-refusals.ts";
import { codeAndLinkPath, codeAndLinkSteps, proveAgain } from "./code-and-link-words.ts";

type Props = {
  visit: StepView;
  action: string;
  /** `null`: the visitor followed the link of the mail. */
  sentTo: string | null;
  state: FormState;
};

/** S9, S10: the same words whether or not an account has that number and address. */
export const GiveCodePage = ({ visit, action, sentTo, state }: Props) => (
  <SpacePage visit={visit} title="Saisir votre code de vérification">
    <Steps labels={codeAndLinkSteps} current={1} />
    <h1>{sentTo ? "Consultez votre boîte mail" : "Réinitialiser mon mot de passe"}</h1>
    {sentTo ? <Announced visit={visit} sentTo={sentTo} /> : <FromLink visit={visit} />}
    {sentTo && (
      <AddressSlipNotice email={sentTo}>
        <AskAgain visit={visit} />
      </AddressSlipNotice>
    )}
    <StepForm
      action={action}
      visit={visit}
      state={state}
      submit="Valider"
      after={sentTo ? null : <a href={visit.home + codeAndLinkPath}>Faire une nouvelle demande</a>}
    >
      <Field
        state={state}
        name="number"
        label={visit.space.wording.numberLabel}
        autocomplete="username"
        required
      />
      <Field
        state={state}
        name="code"
        label="Code de vérification"
        hint="Les 6 chiffres du mail."
        inputmode="numeric"
        autocomplete="one-time-code"
        required
      />
    </StepForm>
    {sentTo && <NotReceived visit={visit} />}
  </SpacePage>
);

const Announced = ({ visit, sentTo }: { visit: StepView; sentTo: string }) => (
  <p>
    Si un compte activé porte ce numéro et l’adresse <strong class="breakable">{sentTo}</strong>, un mail
    vient d’y être envoyé par {visit.space.policy.mail.from}. Cliquez sur le lien qu’il contient, ou saisissez
    ici le code qui l’accompagne. Ils sont valables {describeDuration(codeRuleOf(visit.space).lifetime)}.
  </p>
);

const FromLink = ({ visit }: { visit: StepView }) => (
  <p>
    Saisissez votre {visit.space.wording.number} et le code du mail où vous avez trouvé ce lien. Vous
    choisirez ensuite un nouveau mot de passe. {rightCodeRefused}, ou appelez-nous.
  </p>
);

const NotReceived = ({ visit }: { visit: StepView }) => (
  <section class="card" aria-labelledby="not-received">
    <h2 id="not-received">Vous ne l’avez pas reçu ?</h2>
    <ul>
      <li>Patientez quelques minutes, puis regardez dans le dossier des courriers indésirables (spam).</li>
      <li>Vérifiez le numéro, et que l’adresse est bien celle de votre compte.</li>
      <li>{sendsAllowed(codeRuleOf(visit.space))}</li>
      <li>{rightCodeRefused}, ou appelez-nous.</li>
      <li>
        Votre compte n’est pas encore activé ? Passez d’abord par la première connexion.
        {proveAgain(visit.space.policy) &&
          ` S’il n’a pas d’${visit.space.wording.emailAddress}, choisissez « Mettre à jour mon compte » à la page précédente.`}
      </li>
    </ul>
    <div class="choices">
      <ChoiceButton choice="resend" label="Renvoyer le mail" icon="mail" />
    </div>
    <AskAgain visit={visit} />
  </section>
);

const AskAgain = ({ visit }: { visit: StepView }) => (
  <p>
    <a href={visit.home + codeAndLinkPath}>Indiquer un autre numéro ou une autre adresse</a>
  </p>
);

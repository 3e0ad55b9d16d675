import { describeDuration } from "#kernel/duration.ts";
import type { FormState } from "#kernel/form-state.ts";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../../engine/step.ts";
import { ChoiceForm } from "../../engine/steps/choice-form.tsx";

type Props = {
  visit: StepView;
  /** `null`: the link was followed meanwhile, or is no longer valid. */
  email: string | null;
  /** The account is open, and waits for this address only (S8). */
  renews: boolean;
  /** Only the browser of the first connection can correct the address. */
  beganHere: boolean;
  state: FormState;
};

/** The password is right; the link of the mail opens the account. */
export const AwaitsActivationPage = ({ visit, email, renews, beganHere, state }: Props) => {
  const title = email === null ? "Ce lien n’est plus attendu" : waits(visit, renews);
  return (
    <SpacePage visit={visit} title={title}>
      <h1>{title}</h1>
      <ErrorSummary errors={state.errors} />
      {email === null ? <Over visit={visit} /> : <ToOpen {...{ visit, email, renews, beganHere }} />}
    </SpacePage>
  );
};

const waits = ({ space }: StepView, renews: boolean) =>
  renews
    ? `Votre ${space.wording.emailAddress} n’est pas encore confirmée`
    : "Votre espace n’est pas encore activé";

type ToOpenProps = Omit<Props, "state" | "email"> & { email: string };

const ToOpen = ({ visit, email, renews, beganHere }: ToOpenProps) => (
  <>
    <p class="lead">
      Votre mot de passe est le bon. Il reste une chose à faire : ouvrez le mail envoyé à{" "}
      <strong class="breakable">{email}</strong> et cliquez sur son lien.
    </p>
    <p>
      Ce lien est valable {describeDuration(visit.space.policy.lifetimes.link)}. L’expéditeur est{" "}
      <strong class="breakable">{visit.space.policy.mail.from}</strong>.
      {renews && " D’ici là, votre mot de passe précédent reste bon."}
    </p>
    <section class="card" aria-labelledby="not-received">
      <h2 id="not-received">Vous ne l’avez pas reçu ?</h2>
      <p>Patientez quelques minutes, puis regardez dans le dossier des courriers indésirables (spam).</p>
      <ChoiceForm
        visit={visit}
        path="/connexion/activation"
        choice="resend"
        label="Renvoyer le mail"
        icon="mail"
        tone="strong"
      />
      <p>
        Il y a une faute dans l’adresse ?{" "}
        {beganHere ? (
          <a href={`${visit.home}/inscription/mail`}>Corriger mon {visit.space.wording.emailAddress}</a>
        ) : (
          <a href={`${visit.home}/inscription`}>Recommencez votre première connexion</a>
        )}
      </p>
    </section>
    <p>
      <a href={`${visit.home}/connexion`}>J’ai cliqué sur le lien : me connecter</a>
    </p>
  </>
);

const Over = ({ visit }: Pick<Props, "visit">) => (
  <>
    <p>Le lien du mail a servi, ou n’est plus valable.</p>
    <ul>
      <li>
        Vous avez cliqué dessus ? <a href={`${visit.home}/connexion`}>Connectez-vous</a>.
      </li>
      <li>
        Sinon, <a href={`${visit.home}/inscription`}>recommencez votre première connexion</a>.
      </li>
    </ul>
  </>
);

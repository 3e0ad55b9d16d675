import { describeDuration } from "#kernel/duration.ts";
import type { Policy } from "#spaces/space.ts";
import { ButtonLink } from "#ui/button.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../../engine/step.ts";
import { AdviceLink } from "../../engine/steps/advice-link.tsx";
import { codePath } from "./code-steps.ts";

/** A3: what will happen, for a first connection or a lost password. */
export const ExplainPage = ({ visit }: { visit: StepView }) => {
  const { policy, wording } = visit.space;
  return (
    <SpacePage visit={visit} title="Mot de passe oublié">
      <h1>Mot de passe oublié</h1>
      <p class="lead">
        Vous connaissez votre {wording.number}, mais vous avez perdu votre mot de passe
        {policy.enrolment === policy.recovery && ", ou c’est votre première connexion"} ?{" "}
        {policy.codes ? "Vous pouvez le choisir ici." : "Vous pouvez en demander un autre ici."}
      </p>
      <ul>
        {policy.codes && (
          <li>
            <strong>Tout de suite</strong>, si vous nous avez communiqué un numéro de téléphone
            {policy.sms && " mobile"} ou une {wording.emailAddress} : vous y recevrez un code.
          </li>
        )}
        <li>
          <strong>{policy.codes ? "Sinon, par courrier" : "Par courrier"}</strong> : vous recevrez un nouveau
          mot de passe chez vous, sous {describeDuration(policy.letters.promise)}.
        </li>
      </ul>
      <AdviceLink visit={visit} />
      <div class="form-actions">
        <ButtonLink href={`${visit.home}${codePath}/numero`}>{beginWords(policy)}</ButtonLink>
      </div>
      <div class="form-after">
        {policy.codes && <a href={`${visit.home}${codePath}/code`}>J'ai déjà mon code</a>}
        <a href={`${visit.home}/connexion`}>
          J’ai reçu le courrier : me connecter avec le mot de passe provisoire
        </a>
      </div>
    </SpacePage>
  );
};

const beginWords = ({ codes }: Pick<Policy, "codes">) =>
  codes ? "Créer ou changer mon mot de passe" : "Demander un mot de passe par courrier";

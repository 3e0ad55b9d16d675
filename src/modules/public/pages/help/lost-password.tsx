import { describeDuration } from "#kernel/duration.ts";
import { recoveryLabel } from "#spaces/recovery-label.rules.ts";
import type { Space } from "#spaces/space.ts";
import { Shown, Step, Walkthrough } from "./walkthrough.tsx";

/** A password replaced by a link (N8). */
export const LostPassword = ({ space }: { space: Space }) => (
  <Walkthrough>
    <Step title="Demandez un lien">
      <p>
        Dans la fenêtre de connexion, cliquez sur <Shown>Mot de passe oublié</Shown> et donnez votre{" "}
        {space.wording.emailAddress} dans <Shown>{recoveryLabel(space)}</Shown>.
      </p>
    </Step>
    <Step title="Ouvrez le mail">
      <p>
        Si un compte est ouvert à cette adresse, un lien y est envoyé. Il est valable{" "}
        {describeDuration(space.policy.lifetimes.link)} et ne sert qu’une fois.
      </p>
    </Step>
    <Step title="Choisissez un nouveau mot de passe">
      <p>
        Tapez-le dans <Shown>Nouveau mot de passe</Shown>, puis encore dans{" "}
        <Shown>Confirmation du nouveau mot de passe</Shown>, et cliquez sur <Shown>Valider</Shown>.
        Connectez-vous ensuite comme d’habitude.
      </p>
    </Step>
  </Walkthrough>
);

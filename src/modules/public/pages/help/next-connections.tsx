import { describeDuration } from "#kernel/duration.ts";
import type { Space } from "#spaces/space.ts";
import { Shown, Step, Walkthrough } from "./walkthrough.tsx";

/** Signing in once the account is active (N7). */
export const NextConnections = ({ space }: { space: Space }) => (
  <section class="prose" aria-labelledby="ensuite">
    <h2 id="ensuite">Les fois suivantes</h2>
    <Walkthrough>
      <Step title="Cliquez sur « Mon espace personnel »">
        <p>Vous le trouvez sur la page d’accueil.</p>
      </Step>
      <Step title="Connectez-vous">
        <p>
          Donnez votre adresse mail dans <Shown>Courriel</Shown> et le mot de passe que vous avez choisi dans{" "}
          <Shown>Mot de passe</Shown>, puis cliquez sur <Shown>Connexion</Shown>. L’identifiant de vos
          courriers ne sert plus ici.
        </p>
      </Step>
      <Step title="Partez en fermant la porte">
        <p>
          Quand vous avez fini, cliquez sur <Shown>Déconnexion</Shown>. Si vous l’oubliez, votre session se
          ferme seule après {describeDuration(space.policy.lifetimes.sessionIdle)} sans action de votre part.
        </p>
      </Step>
    </Walkthrough>
  </section>
);

import { describeRhythm } from "#account/password/renewal/renewal.rules.ts";
import { describeDuration } from "#kernel/duration.ts";
import type { CaptchaRule, Policy, Space } from "#spaces/space.ts";
import { doorWords } from "../../door-words.ts";
import { Shown, Step, Walkthrough } from "./walkthrough.tsx";

/** Later sign-ins (N7, A1, S5), and renewal (A9). */
export const NextConnections = ({ space }: { space: Space }) => {
  const { wording, policy } = space;
  const { again } = doorWords[policy.enrolment](space);
  return (
    <Walkthrough>
      <Step title={`Cliquez sur « ${again.button} »`}>
        <p>Vous le trouvez sur la page d’accueil.</p>
      </Step>
      <Step title="Connectez-vous">
        <p>
          Donnez votre {policy.signIn.by === "email" ? wording.emailAddress : wording.number} dans{" "}
          <Shown>{wording.signInLabel}</Shown> et le mot de passe que vous avez choisi dans{" "}
          <Shown>Mot de passe</Shown>, puis cliquez sur <Shown>Connexion</Shown>.
          {policy.signIn.by === "email" && " L’identifiant de vos courriers ne sert plus ici."}
        </p>
        <Captcha rule={policy.signIn.captcha} />
        {policy.signIn.secondFactor === "required" && (
          <p>
            Une seconde vérification vous est demandée ensuite. La première fois, la page{" "}
            <Shown>Sécurité</Shown> vous aide à la mettre en place.
          </p>
        )}
        {policy.signIn.secondFactor === "offered" && (
          <p>
            Si vous avez mis en place une seconde vérification dans <Shown>Sécurité</Shown>, elle vous est
            demandée ensuite.
          </p>
        )}
      </Step>
      {policy.renewal && <Renewal rule={policy.renewal} />}
      <Step title="Partez en fermant la porte">
        <p>
          Quand vous avez fini, cliquez sur <Shown>Déconnexion</Shown>. Si vous l’oubliez, votre session se
          ferme seule après {describeDuration(policy.lifetimes.sessionIdle)} sans action de votre part.
        </p>
      </Step>
    </Walkthrough>
  );
};

const Captcha = ({ rule }: { rule: CaptchaRule }) => {
  if (rule.asked === "never") return null;
  return (
    <p>
      {rule.asked === "always" ? "Avant de valider" : `Après ${rule.failures} essais manqués`}, montrez que
      vous n’êtes pas un robot : cliquez sur l’image correspondant au mot affiché. Si vous voyez mal les
      images, choisissez <Shown>Vérifier sans image</Shown> : votre appareil fait le travail.
    </p>
  );
};

const Renewal = ({ rule }: { rule: NonNullable<Policy["renewal"]> }) => (
  <Step title="Renouvelez votre mot de passe de temps en temps">
    <p>
      Nous vous conseillons d’en changer {describeRhythm(rule)}. Le moment venu, un message après la connexion
      et un mail vous le rappellent : ouvrez <Shown>Sécurité</Shown> et choisissez-en un autre. Ce n’est qu’un
      conseil : rien n’est bloqué si vous ne le suivez pas.
    </p>
  </Step>
);

import { describeDuration } from "#kernel/duration.ts";
import { listedRules } from "#kernel/password/password-requirements.rules.ts";
import type { Space } from "#spaces/space.ts";
import { codeWays, doorWords, hasOneDoor } from "../../door-words.ts";
import { PasswordByPost } from "./password-by-post.tsx";
import { Shown, Step, Walkthrough } from "./walkthrough.tsx";

/** From the number to a chosen password, by a code (A1 to A8). */
export const CodeToContact = ({ space }: { space: Space }) => {
  const { wording, policy } = space;
  const { first, keepAtHand } = doorWords["code-to-contact"](space);
  return (
    <>
      <p>
        {hasOneDoor(policy) && "La démarche est la même dans les deux cas. "}Comptez cinq minutes. Il vous
        faut {keepAtHand}.
      </p>
      <Walkthrough>
        <Step title="Ouvrez la page de connexion">
          <p>
            Sur la page d’accueil, cliquez sur <Shown>Connexion</Shown>, puis sur{" "}
            <Shown>{hasOneDoor(policy) ? first.button : "Mot de passe oublié"}</Shown>. La page suivante
            rappelle comment cela se passe : cliquez sur <Shown>Créer ou changer mon mot de passe</Shown>.
          </p>
        </Step>
        <Step title={`Donnez votre ${wording.number}`}>
          <p>
            Il figure sur nos courriers. Recopiez-le dans <Shown>{wording.numberLabel}</Shown>, puis cliquez
            sur <Shown>Valider</Shown>.
          </p>
        </Step>
        <Step title="Choisissez comment recevoir votre code">
          <p>
            La page montre, en partie cachés, les moyens que nous avons de vous joindre. Cliquez sur{" "}
            <Shown>Recevoir mon code par mail</Shown>
            {policy.sms && (
              <>
                {" "}
                ou sur <Shown>Recevoir mon code par SMS</Shown>
              </>
            )}
            . Si aucun ne convient, voyez <a href="#par-courrier">plus bas</a>.
          </p>
        </Step>
        <Step title="Recopiez le code sans quitter la page">
          <p>
            Le code envoyé {codeWays(policy)} a six chiffres
            {policy.codes && ` et vaut ${describeDuration(policy.codes.lifetime)}`}. Laissez la page ouverte,
            tapez-le dans <Shown>Code d'activation</Shown>, puis cliquez sur <Shown>Valider</Shown>. Rien
            n’arrive ? Regardez dans les courriers indésirables (spam), puis cliquez sur{" "}
            <Shown>Renvoyer le code</Shown>.
          </p>
          <p>
            La page s’est fermée ? Recommencez comme ci-dessus, sur le même appareil, et cliquez sur{" "}
            <Shown>J'ai déjà mon code</Shown>.
          </p>
        </Step>
        <Step title="Choisissez votre mot de passe">
          <p>
            Tapez-le dans <Shown>Nouveau mot de passe</Shown>, puis encore dans{" "}
            <Shown>Confirmation du nouveau mot de passe</Shown>, et cliquez sur <Shown>Valider</Shown>. Il lui
            faut :
          </p>
          <ul>
            {listedRules(policy.password).map(({ id, label }) => (
              <li key={id}>{label}</li>
            ))}
          </ul>
        </Step>
        <Step title="C’est fait">
          <p>
            La page de connexion vous dit « Félicitations ! » : connectez-vous avec votre {wording.number} et
            votre nouveau mot de passe.
          </p>
        </Step>
      </Walkthrough>
      <PasswordByPost space={space} />
    </>
  );
};

import { describeDuration } from "#kernel/duration.ts";
import { listedRules } from "#kernel/password/password-requirements.rules.ts";
import { capitalised } from "#kernel/text/text.ts";
import type { Space } from "#spaces/space.ts";
import { doorWords } from "../../door-words.ts";
import { Shown, Step, Walkthrough } from "./walkthrough.tsx";

/** From the number and the end of the IBAN to the activated account (S1 to S5). */
export const RegistrySecret = ({ space }: { space: Space }) => {
  const { wording, policy } = space;
  const { first, again, keepAtHand } = doorWords["registry-secret"](space);
  return (
    <>
      <p>
        Comptez dix minutes. Il vous faut {keepAtHand}, celui que vous nous avez communiqué, et l’accès à
        votre boîte mail.
      </p>
      <Walkthrough>
        <Step title={`Cliquez sur « ${first.button} »`}>
          <p>Vous trouvez ce bouton sur la page d’accueil.</p>
        </Step>
        <Step title="Dites-nous qui vous êtes">
          <p>
            Recopiez votre {wording.number} dans <Shown>{wording.numberLabel}</Shown> et la fin de votre IBAN
            dans <Shown>5 derniers caractères de l'IBAN</Shown>, puis cliquez sur <Shown>Valider</Shown>. Vous
            ne nous avez pas communiqué votre RIB ? Écrivez à {wording.contact.email} ou appelez le{" "}
            {wording.contact.phone}.
          </p>
        </Step>
        <Step title={`Choisissez votre ${wording.emailAddress} et votre mot de passe`}>
          <p>
            Tapez votre adresse dans <Shown>{capitalised(wording.emailAddress)}</Shown>, puis encore dans{" "}
            <Shown>{`Confirmation de l'${wording.emailAddress}`}</Shown>. Choisissez un{" "}
            <Shown>Mot de passe</Shown>, retapez-le dans <Shown>Confirmation du mot de passe</Shown>, et
            cliquez sur <Shown>Valider</Shown>. Il lui faut :
          </p>
          <ul>
            {listedRules(policy.password).map(({ id, label }) => (
              <li key={id}>{label}</li>
            ))}
          </ul>
        </Step>
        <Step title="Cliquez sur le lien reçu par mail">
          <p>
            {policy.mail.from} vous envoie un mail d’activation. Son lien est valable{" "}
            {describeDuration(policy.lifetimes.link)} ; passé ce délai, recommencez à la première étape. Rien
            n’arrive ? Regardez dans les courriers indésirables (spam), puis cliquez sur{" "}
            <Shown>Renvoyer le mail</Shown>, ou sur <Shown>{`Corriger mon ${wording.emailAddress}`}</Shown> si
            vous vous êtes trompé en la tapant.
          </p>
          <p>
            Le lien ne s’ouvre pas ? Cliquez dessus avec le bouton droit, choisissez « Copier l’adresse du
            lien » et collez-la dans un nouvel onglet de votre navigateur.
          </p>
        </Step>
        <Step title="C’est fait">
          <p>
            La page d’accueil annonce « Compte activé ». Cliquez sur <Shown>{again.button}</Shown> et
            connectez-vous avec votre {wording.number} et votre mot de passe.
          </p>
        </Step>
      </Walkthrough>
    </>
  );
};

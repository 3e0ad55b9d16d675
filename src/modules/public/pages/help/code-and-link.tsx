import { describeDuration } from "#kernel/duration.ts";
import { capitalised } from "#kernel/text/text.ts";
import type { Space } from "#spaces/space.ts";
import { Shown, Step, Walkthrough } from "./walkthrough.tsx";

/** A password replaced by a link and its code (S7, S9, S10), or none without an address (S8). */
export const CodeAndLink = ({ space: { wording, policy } }: { space: Space }) => (
  <>
    <p>Votre compte doit être activé : sinon, faites d’abord toute la première connexion.</p>
    <Walkthrough>
      <Step title="Demandez un mail">
        <p>
          Sur la page de connexion, cliquez sur <Shown>Mot de passe oublié</Shown>. Donnez votre{" "}
          {wording.number} dans <Shown>{wording.numberLabel}</Shown> et, dans{" "}
          <Shown>{capitalised(wording.emailAddress)}</Shown>, l’adresse indiquée à la création de votre
          compte, puis cliquez sur <Shown>Valider</Shown>.
        </p>
      </Step>
      <Step title="Ouvrez le mail">
        <p>
          Il vient de {policy.mail.from} ; cherchez-le aussi dans les courriers indésirables (spam). Cliquez
          sur <Shown>Réinitialiser mon mot de passe</Shown>. Ce lien, et le code qui l’accompagne, sont
          valables {describeDuration(policy.lifetimes.link)}.
        </p>
      </Step>
      <Step title="Recopiez le code">
        <p>
          Donnez encore votre {wording.number} dans <Shown>{wording.numberLabel}</Shown>, tapez le code du
          mail dans <Shown>Code de vérification</Shown>, puis cliquez sur <Shown>Valider</Shown>.
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
    <h3>Mon compte n’a pas d’{wording.emailAddress}</h3>
    <p>
      À la page <Shown>Mot de passe oublié</Shown>, cliquez sur <Shown>Mettre à jour mon compte</Shown>. Comme
      pour une première connexion, donnez ce que nous connaissons de vous, puis choisissez une{" "}
      {wording.emailAddress} et un nouveau mot de passe.
    </p>
  </>
);

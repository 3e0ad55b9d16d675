import { describeDuration } from "#kernel/duration.ts";
import { capitalised } from "#kernel/text/text.ts";
import type { Space } from "#spaces/space.ts";
import { Shown, Step, Walkthrough } from "./walkthrough.tsx";

/** From the two letters to the activated account (N1 to N6). */
export const FirstConnection = ({ space }: { space: Space }) => (
  <>
    <p>Comptez dix minutes. Il vous faut les deux courriers reçus et l’accès à votre boîte mail.</p>
    <Walkthrough>
      <Step title="Réunissez vos deux courriers">
        <p>
          Le premier est votre notification : elle porte votre <strong>{space.wording.number}</strong>. Le
          second, envoyé à part pour votre sécurité, porte votre <strong>mot de passe provisoire</strong>. Ce
          mot de passe est valable {describeDuration(space.policy.lifetimes.letterSecret)}.
        </p>
      </Step>
      <Step title="Ouvrez la page d’accueil">
        <p>
          Tapez l’adresse du site, indiquée sur vos courriers, dans la barre tout en haut du navigateur. Puis
          cliquez sur <Shown>Créer mon espace personnel</Shown>.
        </p>
      </Step>
      <Step title="Connectez-vous avec vos courriers">
        <p>
          Dans la fenêtre « Connexion à votre espace personnel », recopiez votre{" "}
          <Shown>{space.wording.numberLabel}</Shown> et votre <Shown>Mot de passe</Shown> provisoire, puis
          cliquez sur <Shown>Connexion</Shown>. Majuscules ou minuscules, tirets et espaces n’ont pas
          d’importance.
        </p>
      </Step>
      <Step title={`Choisissez votre ${space.wording.emailAddress} et votre mot de passe`}>
        <p>
          Sur la page « Bienvenue », donnez votre <Shown>{capitalised(space.wording.emailAddress)}</Shown>,
          choisissez un <Shown>Mot de passe</Shown> d’au moins {space.policy.password.minimum} lettres ou
          chiffres, retapez-le dans <Shown>Confirmation du mot de passe</Shown>, puis cliquez sur{" "}
          <Shown>Confirmation</Shown>. Si quelque chose ne va pas, un message sous le champ dit quoi corriger.
        </p>
      </Step>
      <Step title="Cliquez sur le lien reçu par mail">
        <p>
          Un mail d’activation vous attend dans votre boîte. Son lien est valable{" "}
          {describeDuration(space.policy.lifetimes.link)}. Rien n’arrive ? Regardez dans les courriers
          indésirables (spam), puis cliquez sur <Shown>Renvoyer le mail</Shown>, ou sur{" "}
          <Shown>{`Corriger mon ${space.wording.emailAddress}`}</Shown> si vous vous êtes trompé en la tapant.
        </p>
      </Step>
      <Step title="C’est fait">
        <p>
          La page d’accueil annonce « Compte activé ». Cliquez sur <Shown>Mon espace personnel</Shown> et
          connectez-vous avec votre{" "}
          {space.policy.signIn.by === "email" ? space.wording.emailAddress : space.wording.number}. Vos deux
          courriers ne servent plus à vous connecter.
        </p>
      </Step>
    </Walkthrough>
  </>
);

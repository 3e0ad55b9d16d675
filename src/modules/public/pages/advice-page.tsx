import { signClasses } from "#account/password-signs.rules.ts";
import { describeRhythm } from "#account/renewal.rules.ts";
import { brandOf } from "#spaces/brand.ts";
import { pathIn } from "#ui/brand.ts";
import { Notice } from "#ui/notice.tsx";
import { codeWays } from "../door-words.ts";
import type { PublicView } from "../public-view.ts";
import { TextPage } from "./text-page.tsx";

/** How to stay safe online, in our own words (A11). */
export const AdvicePage = ({ space, announcement }: PublicView) => (
  <TextPage
    space={space}
    announcement={announcement}
    title="Conseils de sécurité"
    lead="Un comportement adapté et sécurisé sur internet : quelques habitudes simples protègent votre espace personnel et vos autres comptes."
  >
    <h2>Un mot de passe long, et rien que pour ici</h2>
    <p>
      Trois ou quatre mots sans lien entre eux font un mot de passe long, facile à retenir et difficile à
      deviner. N’employez pas le même ailleurs : si un autre site se fait voler ses mots de passe, celui-ci
      restera sûr. Un carnet rangé chez vous, ou un gestionnaire de mots de passe, vous évite de tout retenir.
    </p>
    {space.policy.password.classes.length > 0 && (
      <p>
        Glissez entre les mots ce que ce site demande en plus :{" "}
        {space.policy.password.classes.map((name) => signClasses[name].words).join(", ")}.
      </p>
    )}
    {space.policy.renewal && (
      <p>
        Changez-en {describeRhythm(space.policy.renewal)} par précaution, et tout de suite si vous pensez que
        quelqu’un le connaît.
      </p>
    )}
    {space.policy.signIn.secondFactor === "offered" && (
      <>
        <h2>Une seconde vérification</h2>
        <p>
          Un mot de passe peut être volé sans que vous le sachiez. Dans votre espace, à la page{" "}
          <strong>Sécurité</strong>, vous pouvez demander qu’un second moyen soit exigé à chaque connexion :
          une application sur votre téléphone, ou une clé d’accès.
        </p>
      </>
    )}
    <h2>Des appareils à jour</h2>
    <p>
      Acceptez les mises à jour de votre ordinateur, de votre téléphone et de votre navigateur : elles
      réparent les failles dont se servent les escrocs. Gardez l’antivirus de votre appareil en marche.
    </p>
    <h2>Se méfier des messages pressants</h2>
    <p>
      Un mail ou un SMS qui menace, promet de l’argent ou demande d’agir tout de suite est souvent une
      escroquerie. Ne cliquez pas : tapez vous-même l’adresse de ce site, ou appelez-nous.
    </p>
    <Notice tone="info" title="Ce que nous ne ferons jamais">
      <p>
        Vous demander votre mot de passe ou votre numéro de carte bancaire, au téléphone comme par mail.{" "}
        {space.policy.codes
          ? `Un code reçu ${codeWays(space.policy)} se tape sur ce site et ne se dit à personne, pas même à nous. Un code arrive alors que vous n’avez rien demandé ? Ne vous en servez pas, et prévenez-nous.`
          : "Nos mails ne vous demandent jamais de répondre en donnant un code."}
      </p>
    </Notice>
    <h2>Prudence sur les appareils et les réseaux partagés</h2>
    <p>
      Sur un ordinateur qui n’est pas à vous, n’enregistrez pas votre mot de passe et cliquez sur{" "}
      <strong>Déconnexion</strong> en partant. Évitez le WiFi public pour consulter vos comptes : la connexion
      de votre téléphone est plus sûre.
    </p>
    <h2>En cas de doute</h2>
    <p>
      Changez votre mot de passe et <a href={pathIn(brandOf(space), "/contact")}>prévenez-nous</a>. Le site
      public{" "}
      <a href="https://www.cybermalveillance.gouv.fr" rel="external noreferrer">
        cybermalveillance.gouv.fr
      </a>{" "}
      explique quoi faire devant chaque menace et met en relation avec des professionnels.
    </p>
  </TextPage>
);

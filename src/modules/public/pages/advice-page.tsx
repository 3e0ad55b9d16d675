import { brandOf } from "#spaces/brand.ts";
import { pathIn } from "#ui/brand.ts";
import { Notice } from "#ui/notice.tsx";
import type { PublicView } from "../public-view.ts";
import { TextPage } from "./text-page.tsx";

/** How to stay safe online, in our own words. */
export const AdvicePage = (view: PublicView) => (
  <TextPage
    {...view}
    title="Conseils de sécurité"
    lead="Quelques habitudes simples protègent votre espace personnel et vos autres comptes."
  >
    <h2>Un mot de passe long, et rien que pour ici</h2>
    <p>
      Trois ou quatre mots sans lien entre eux font un mot de passe long, facile à retenir et difficile à
      deviner. N’employez pas le même ailleurs : si un autre site se fait voler ses mots de passe, celui-ci
      restera sûr. Un carnet rangé chez vous, ou un gestionnaire de mots de passe, vous évite de tout retenir.
    </p>
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
        Vous demander votre mot de passe ou votre numéro de carte bancaire, au téléphone comme par mail. Nos
        mails ne vous demandent jamais de répondre en donnant un code.
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
      Changez votre mot de passe et <a href={pathIn(brandOf(view.space), "/contact")}>prévenez-nous</a>. Le
      site public{" "}
      <a href="https://www.cybermalveillance.gouv.fr" rel="external noreferrer">
        cybermalveillance.gouv.fr
      </a>{" "}
      explique quoi faire devant chaque menace et met en relation avec des professionnels.
    </p>
  </TextPage>
);

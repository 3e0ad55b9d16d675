import type { View } from "#web/visit.ts";
import { TextPage } from "./text-page.tsx";

/** The statement of RGAA 4.1. Without a valid audit the law allows one wording only, and the page says why. */
export const AccessibilityPage = (view: View) => {
  const { name, organisation, contact } = view.space.wording;
  return (
    <TextPage
      {...view}
      title="Accessibilité"
      description={`${name} : ce qui est accessible à tous sur ce site, ce qui ne l’est pas encore, et comment nous le signaler.`}
      lead="Ce site doit servir à tous, y compris avec un lecteur d’écran, au clavier ou en très gros caractères."
    >
      <p>
        Cette déclaration est celle de l’éditeur du site « {name} » : {organisation}. Elle suit l’article 47
        de la loi n° 2005-102 du 11 février 2005.
      </p>
      <h2>État de conformité</h2>
      <p>
        Le site est déclaré <strong>non conforme</strong> au référentiel général d’amélioration de
        l’accessibilité (RGAA 4.1), parce qu’aucun audit par un tiers n’a encore eu lieu : sans audit, la loi
        ne permet pas d’autre mot. Cela ne veut pas dire que le site est inutilisable.
      </p>
      <h3>Ce qui est fait et vérifié à chaque changement</h3>
      <ul>
        <li>toutes les pages fonctionnent au clavier seul, et sans JavaScript ;</li>
        <li>un contrôle automatique (axe) ne relève aucun défaut sur les pages ;</li>
        <li>les textes se lisent avec un contraste d’au moins 4,5 pour 1 ;</li>
        <li>les pages tiennent dans 320 pixels de large et avec un texte deux fois plus gros ;</li>
        <li>les erreurs d’un formulaire sont listées en haut de la page et répétées sous chaque champ ;</li>
        {view.space.policy.signIn.captcha.asked !== "never" && (
          <li>l’anti-robot de la connexion se franchit au clavier, et sans voir d’image ;</li>
        )}
        <li>la durée de la session peut être prolongée, et un avertissement précède sa fin.</li>
      </ul>
      <h3>Ce qui n’est pas encore établi</h3>
      <ul>
        <li>l’essai complet avec plusieurs lecteurs d’écran ;</li>
        <li>la vérification des courriers PDF par un outil spécialisé.</li>
      </ul>
      <h2>Nous signaler une difficulté</h2>
      <p>
        Si vous n’arrivez pas à accéder à une page ou à un service, écrivez à{" "}
        <a href={`mailto:${contact.email}`}>{contact.email}</a> ou appelez le {contact.phone} ({contact.hours}
        ). Nous vous donnerons l’information ou ferons la démarche avec vous, par un autre moyen.
      </p>
      <h2>Voies de recours</h2>
      <p>
        Vous nous avez signalé un défaut qui vous empêche d’utiliser le site et vous n’avez pas eu de réponse
        satisfaisante ? Vous pouvez écrire au{" "}
        <a href="https://www.defenseurdesdroits.fr" rel="external noreferrer">
          Défenseur des droits
        </a>{" "}
        par son formulaire en ligne, rencontrer l’un de ses délégués dans votre département, ou lui envoyer un
        courrier gratuit à l’adresse que donne son site.
      </p>
    </TextPage>
  );
};

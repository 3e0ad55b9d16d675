import type { Policy } from "#spaces/space.ts";

/** An entrance of the home page: its button, and how to know that it is the right one. */
export type Entrance = { button: string; path: string; title: string; when: string };

type EnrolmentWords = { first: Entrance; again: Entrance; keepAtHand: string };

/** What the home page and the help say, by the way a space opens its accounts. */
export const enrolmentWords: Record<Policy["enrolment"], EnrolmentWords> = {
  "provisional-credentials": {
    first: {
      button: "Créer mon espace personnel",
      path: "/inscription",
      title: "C’est ma première visite",
      when: "Vous avez reçu deux courriers : l’un porte votre identifiant, l’autre votre mot de passe provisoire.",
    },
    again: {
      button: "Mon espace personnel",
      path: "/connexion",
      title: "Mon espace est déjà activé",
      when: "Vous avez choisi votre mot de passe et cliqué sur le lien reçu par mail.",
    },
    keepAtHand: "les deux courriers reçus et votre adresse mail",
  },
  "code-to-contact": {
    first: {
      button: "Mot de passe oublié, ou première connexion",
      path: "/mot-de-passe-oublie",
      title: "C’est ma première visite, ou j’ai perdu mon mot de passe",
      when: "Vous connaissez votre numéro. Un code vous est envoyé par mail ou par SMS, ou un mot de passe par courrier.",
    },
    again: {
      button: "Connexion",
      path: "/connexion",
      title: "J’ai déjà mon mot de passe",
      when: "Connectez-vous avec votre numéro et votre mot de passe.",
    },
    keepAtHand: "votre numéro et votre téléphone, ou l’accès à votre boîte mail",
  },
};

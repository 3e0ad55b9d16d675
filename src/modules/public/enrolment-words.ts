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
};

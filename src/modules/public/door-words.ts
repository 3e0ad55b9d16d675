import { capitalised } from "#kernel/text/text.ts";
import type { Policy, Space } from "#spaces/space.ts";

/** `when`: how visitors know that this entrance is for them. */
export type Entrance = { button: string; path: string; title: string; when: string };

type DoorWords = { first: Entrance; again: Entrance; keepAtHand: string };

export const doorWords: Record<Policy["enrolment"], (space: Space) => DoorWords> = {
  "provisional-credentials": ({ wording }) => ({
    first: {
      button: "Créer mon espace personnel",
      path: "/inscription",
      title: "C’est ma première visite",
      when: `Vous avez reçu deux courriers : l’un porte votre ${wording.number}, l’autre votre mot de passe provisoire.`,
    },
    again: {
      button: "Mon espace personnel",
      path: "/connexion",
      title: "Mon espace est déjà activé",
      when: "Vous avez choisi votre mot de passe et cliqué sur le lien reçu par mail.",
    },
    keepAtHand: `les deux courriers reçus et votre ${wording.emailAddress}`,
  }),
  "code-to-contact": ({ wording, policy }) => ({
    first: {
      button: "Mot de passe oublié, ou première connexion",
      path: "/mot-de-passe-oublie",
      title: "C’est ma première visite, ou j’ai perdu mon mot de passe",
      when: `Donnez votre ${wording.number} : ${waysToAnother(policy)}.`,
    },
    again: {
      button: "Connexion",
      path: "/connexion",
      title: "J’ai déjà mon mot de passe",
      when: `Connectez-vous avec votre ${wording.number} et le mot de passe que vous avez choisi, ou reçu par courrier.`,
    },
    keepAtHand: `votre ${wording.number}${policy.codes ? ` et de quoi lire ${policy.sms ? "vos mails ou vos SMS" : "vos mails"}` : ""}`,
  }),
  "registry-secret": ({ wording }) => ({
    first: {
      button: "Inscription",
      path: "/inscription",
      title: "C’est ma première visite",
      when: `Munissez-vous de votre ${wording.number} et de votre RIB.`,
    },
    again: {
      button: "Connexion",
      path: "/connexion",
      title: "Mon compte est activé",
      when: `Connectez-vous avec votre ${wording.number} et votre mot de passe.`,
    },
    keepAtHand: `votre ${wording.number} et votre RIB`,
  }),
  invitation: ({ wording }) => ({
    first: {
      button: "Ouvrir mon accès",
      path: "/connexion",
      title: "C’est ma première visite",
      when: "Suivez le lien que votre service vous a remis.",
    },
    again: {
      button: "Connexion",
      path: "/connexion",
      title: "J’ai déjà mon accès",
      when: `Connectez-vous avec votre ${wording.emailAddress} et votre mot de passe.`,
    },
    keepAtHand: "votre mot de passe et votre téléphone",
  }),
};

export const lostPasswordWords: Record<Policy["recovery"], (policy: Policy) => string> = {
  "link-recovery": () => "Un lien pour en choisir un autre vous est envoyé par mail.",
  "code-and-link": () => "Un lien et un code pour en choisir un autre vous sont envoyés par mail.",
  "code-to-contact": (policy) => capitalised(`${waysToAnother(policy)}.`),
};

const waysToAnother = (policy: Policy) =>
  policy.codes
    ? `un code vous est envoyé ${codeWays(policy)}, ou un mot de passe par courrier`
    : "un mot de passe provisoire vous est envoyé par courrier";

/** Follows "envoyé". */
export const codeWays = ({ sms }: Policy) => (sms ? "par mail ou par SMS" : "par mail");

export const hasOneDoor = ({ enrolment, recovery }: Policy) => enrolment === recovery;

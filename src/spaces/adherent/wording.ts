import type { Wording } from "#spaces/space.ts";

export const wording: Wording = {
  name: "Espace Adhérent",
  shortName: "Mutuelle AP",
  organisation: "Mutuelle des agents publics",
  holder: "adhérent",
  number: "numéro d’adhérent",
  numberLabel: "N° Adhérent",
  emailAddress: "adresse e-mail",
  signInLabel: "Identifiant (N° adhérent)",
  tagline: "Votre mutuelle, à portée de main",
  introduction:
    "Bienvenue dans l’espace personnel des adhérents de la Mutuelle des agents publics. Votre numéro d’adhérent suffit pour commencer.",
  offers: [
    {
      icon: "user-round-pen",
      title: "Mes informations",
      text: "Vérifier ce que la mutuelle sait de vous, et où elle peut vous joindre",
      module: "profile",
    },
    {
      icon: "hand-coins",
      title: "Mes prestations",
      text: "Suivre vos remboursements et télécharger vos relevés",
      module: "payments",
    },
    {
      icon: "shield-check",
      title: "Sécurité",
      text: "Changer votre mot de passe, voir vos appareils, protéger votre compte",
      module: "security",
    },
  ],
  contact: {
    service: "Service des adhérents",
    phone: "01 99 00 56 78",
    email: "gestion@mutuelle-agents-publics.example",
    hours: "du lundi au vendredi, de 8 h 30 à 17 h 30",
    address: [
      "Mutuelle des agents publics",
      "Service des adhérents",
      "3 place de la Préfecture",
      "35990 RENNES CEDEX 9",
    ],
  },
  social: [],
  whySecondFactor: null,
  legal: {
    director: "de la présidente de la Mutuelle des agents publics",
    host: "la Mutuelle des agents publics elle-même, à l’adresse ci-dessus",
    privacyEmail: "donnees-personnelles@mutuelle-agents-publics.example",
    legalBasis: "l’exécution du contrat d’adhésion",
  },
  accessibility: { madeOn: new Date("2026-11-30"), fails: {}, plan: null },
};

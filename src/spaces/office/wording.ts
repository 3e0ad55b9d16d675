import type { Wording } from "#spaces/space.ts";

export const wording: Wording = {
  name: "Poste de gestion",
  shortName: "Gestion",
  organisation: "Service de gestion",
  holder: "membre du service",
  number: "adresse e-mail",
  numberLabel: "Adresse e-mail",
  emailAddress: "adresse e-mail",
  signInLabel: "Adresse e-mail",
  tagline: "Les dossiers, les courriers et les imports des portails",
  introduction: "Réservé aux membres du service de gestion.",
  offers: [],
  contact: {
    service: "Informatique du service de gestion",
    phone: "01 99 00 12 30",
    email: "informatique@gestion.example",
    hours: "du lundi au vendredi, de 8 h à 18 h",
    address: ["Service de gestion", "12 rue de la Caserne", "75990 PARIS CEDEX"],
  },
  social: [],
  whySecondFactor: "Votre poste ouvre les dossiers de beaucoup de personnes.",
  legal: {
    director: "de la direction du service de gestion",
    host: "le service de gestion lui-même, à l’adresse ci-dessus",
    privacyEmail: "donnees-personnelles@gestion.example",
    legalBasis: "l’intérêt légitime de protéger les dossiers des personnes",
  },
  accessibility: null,
};

import type { Wording } from "#spaces/space.ts";

export const wording: Wording = {
  name: "Espace Retraités",
  shortName: "Retraites",
  organisation: "Caisse de retraite des agents",
  holder: "retraité",
  number: "numéro de pension",
  numberLabel: "N° de pension",
  emailAddress: "adresse électronique",
  signInLabel: "N° de pension",
  tagline: "Votre pension, en clair",
  introduction: "Bienvenue sur l’espace des retraités de la Caisse.",
  offers: [
    {
      icon: "user-round-pen",
      title: "Mes informations",
      text: "Consulter vos informations personnelles",
      module: "profile",
    },
  ],
  contact: {
    service: "Caisse de retraite des agents",
    phone: "01 99 00 12 34",
    email: "gestion@retraites.example",
    hours: "du lundi au vendredi, de 9 h à 17 h",
    address: ["Caisse de retraite des agents", "12 rue de la Caserne", "75990 PARIS CEDEX"],
  },
  social: [],
  whySecondFactor: null,
  legal: {
    director: "de la directrice de la Caisse",
    host: "la Caisse elle-même, à l’adresse ci-dessus",
    privacyEmail: "donnees-personnelles@retraites.example",
    legalBasis: "l’obligation légale de verser les pensions",
  },
};

import type { Wording } from "#spaces/space.ts";

export const wording: Wording = {
  name: "Extranet des bénéficiaires NPFR",
  shortName: "NPFR",
  organisation: "Service de gestion de la NPFR",
  holder: "bénéficiaire",
  number: "identifiant",
  numberLabel: "Identifiant",
  emailAddress: "adresse mail",
  signInLabel: "Courriel",
  tagline: "Votre prestation de fidélisation, tout au même endroit",
  introduction:
    "Bienvenue sur l’extranet des bénéficiaires de la nouvelle prestation de fidélisation et de reconnaissance.",
  offers: [
    {
      icon: "user-round-pen",
      title: "Mes informations",
      text: "Consulter vos informations personnelles",
      module: "profile",
    },
    { icon: "list-checks", title: "Mes demandes", text: "Suivre vos demandes", module: null },
    { icon: "file-text", title: "Mes documents", text: "Joindre ou télécharger vos documents", module: null },
    {
      icon: "hand-coins",
      title: "Mes prestations",
      text: "Visualiser vos prestations déjà versées",
      module: "payments",
    },
    {
      icon: "messages-square",
      title: "Contacter le service de gestion",
      text: "Écrire au service de gestion et lire ses réponses",
      module: null,
    },
  ],
  contact: {
    service: "Service de gestion NPFR",
    phone: "01 99 00 12 34",
    email: "gestion@npfr.example",
    hours: "du lundi au vendredi, de 9 h à 17 h",
    address: ["Service de gestion NPFR", "12 rue de la Caserne", "75990 PARIS CEDEX"],
  },
  social: [],
  whySecondFactor: null,
  legal: {
    director: "de la directrice du service de gestion NPFR",
    host: "le service de gestion NPFR lui-même, à l’adresse ci-dessus",
    privacyEmail: "donnees-personnelles@npfr.example",
    legalBasis: "l’obligation légale de verser la prestation de fidélisation et de reconnaissance",
  },
  accessibility: { madeOn: new Date("2026-11-30"), fails: {}, plan: null },
};

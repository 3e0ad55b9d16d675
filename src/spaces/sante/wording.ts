import type { Wording } from "#spaces/space.ts";

export const wording: Wording = {
  name: "Espace Professionnel de Santé",
  shortName: "MNSPF",
  organisation: "MNSPF",
  holder: "professionnel",
  number: "numéro FINESS",
  numberLabel: "Numéro FINESS",
  emailAddress: "adresse e-mail",
  signInLabel: "Numéro FINESS",
  tagline: "Votre espace avec la mutuelle des sapeurs-pompiers",
  introduction:
    "Bienvenue dans l’espace des professionnels et des établissements de santé. Votre numéro FINESS, votre RIB et une adresse e-mail suffisent pour commencer.",
  offers: [
    {
      icon: "user-round-pen",
      title: "Mes informations",
      text: "Vérifier ce que la mutuelle sait de votre établissement",
      module: "profile",
    },
    {
      icon: "hand-coins",
      title: "Mes prestations",
      text: "Suivre vos paiements, facture par facture, et retrouver un virement",
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
    service: "Service des prises en charge",
    phone: "05 36 49 20 20",
    email: "pec@mnspf.example",
    hours: "du lundi au vendredi, de 9 h à 17 h",
    address: ["MNSPF", "Service des prises en charge", "8 allée des Casernes", "31990 TOULOUSE CEDEX 9"],
  },
  social: [
    { network: "X", name: "@MNSPF", href: "https://x.example/MNSPF" },
    { network: "Facebook", name: "@mnspf.official", href: "https://facebook.example/mnspf.official" },
    { network: "LinkedIn", name: "@MNSPF", href: "https://linkedin.example/company/MNSPF" },
  ],
  whySecondFactor:
    "En 2024, des comptes de professionnels de santé volés ont ouvert les dossiers de 33 millions de personnes.",
  legal: {
    director: "du président de la MNSPF",
    host: "la MNSPF elle-même, à l’adresse ci-dessus",
    privacyEmail: "donnees-personnelles@mnspf.example",
    legalBasis: "l’exécution des conventions de tiers payant",
  },
  accessibility: { madeOn: new Date("2026-11-30"), fails: {}, plan: null },
};

import { longName } from "#subject/sample.ts";

export const filledFields = {
  name: longName,
  subject: "reimbursement",
  message: "Bonjour,\r\nje souhaite connaître la date de mon prochain versement.\r\nMerci.",
  day: "12 mars 2026",
  amount: "1 234,56",
  channel: "post",
  "reasons-move": "oui",
  "reasons-other": "oui",
  agreed: "oui",
  "lines-0-label": "Consultation",
  "lines-0-amount": "26,50",
  "lines-1-label": "Lunettes",
  "lines-1-amount": "310",
};

export const mistypedFields = {
  ...filledFields,
  subject: "",
  message: "Un texte bien trop long. ".repeat(14).trim(),
  day: "31/02/2026",
  amount: "1.234",
  channel: "",
  agreed: "",
  document: "relevé de compte.pdf",
  "lines-1-amount": "beaucoup",
};

export const fieldErrors = {
  name: "Ce nom est trop long.",
  subject: "Choisissez l’objet de votre demande.",
  message: "Ce texte est trop long : retirez 49 signes.",
  day: "Ce jour n’existe pas : vérifiez le jour et le mois.",
  amount: "Écrivez ce montant sans séparer les milliers, comme 1234,56.",
  channel: "Choisissez comment recevoir la réponse.",
  reasons: "Cochez une seule raison.",
  "lines-1-amount": "Écrivez un montant en euros, comme 1234,56.",
  document: "Ce fichier est trop lourd : choisissez-en un de 10 Mo au plus.",
  agreed: "Cochez cette case pour continuer.",
};

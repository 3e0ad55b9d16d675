import { nothingToDo, warnUs } from "./contact.ts";
import type { Composer } from "./content.ts";

export const alreadyActive: Composer<"already-active"> = ({ firstName }, { space }) => ({
  subject: "Vous avez déjà un compte",
  firstName,
  parts: [
    `Quelqu’un, sans doute vous, a voulu s’inscrire sur « ${space.wording.name} » avec votre ${space.wording.number} et la fin de votre IBAN. Votre compte y est déjà ouvert : il n’y a pas à s’inscrire une seconde fois.`,
    "Pour y entrer, choisissez « Connexion ». Vous ne savez plus votre mot de passe ? Choisissez « Mot de passe oublié ».",
    warnUs(space),
  ],
});

export const ibanMissing: Composer<"iban-missing"> = ({ firstName }, { space }) => {
  const { phone, hours, email } = space.wording.contact;
  return {
    subject: "Votre RIB nous manque",
    firstName,
    parts: [
      `Quelqu’un, sans doute vous, a voulu s’inscrire sur « ${space.wording.name} » avec votre ${space.wording.number}. L’inscription demande la fin de votre IBAN, et nous n’avons pas votre RIB.`,
      `Pour nous le communiquer, appelez le ${phone}, ${hours}, ou écrivez à ${email}. Vous pourrez ensuite vous inscrire.`,
      "Ce n’est pas vous ? Vous n’avez rien à faire : aucun compte n’a été ouvert.",
    ],
  };
};

export const accountRenewed: Composer<"account-renewed"> = ({ firstName }, { space }) => ({
  subject: "Une adresse mail s’ajoute à votre compte",
  firstName,
  parts: [
    `Votre compte sur « ${space.wording.name} » n’avait pas d’adresse mail. Il vient d’en recevoir une, avec un nouveau mot de passe, de la part de quelqu’un qui connaît votre ${space.wording.number} et la fin de votre IBAN.`,
    nothingToDo,
    warnUs(space),
  ],
});

const events = { opened: "ouvert", renewed: "mis à jour" };

/** To staff: it is they who can ring up. */
export const staffAccountOpened: Composer<"staff-account-opened"> = ({ how, organisation }, { space }) => ({
  subject: `Un compte vient d’être ${events[how]}`,
  parts: [
    `Sur « ${space.wording.name} », un compte vient d’être ${events[how]} en ligne, par le ${space.wording.number} et la fin de l’IBAN, pour :`,
    organisation,
    "Les contacts du dossier en sont avertis. Si l’un d’eux vous dit que ce n’est pas lui, transmettez aussitôt ce message aux responsables du site. Eux seuls peuvent fermer ce compte et ses sessions : en important le registre complet, sans ce dossier, par la commande « parvis import registry » et son option « --full ».",
    "Ce dossier n’est à remettre au registre qu’une fois ses contacts rappelés : quiconque connaît la fin de son IBAN pourrait recommencer.",
    `Ce message est adressé au service : ${space.wording.contact.email}.`,
  ],
});

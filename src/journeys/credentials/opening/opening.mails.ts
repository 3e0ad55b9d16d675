import { z } from "zod";
import { nothingToDo, warnUs } from "#infra/mail/drawing/contact.ts";
import { defineMail, greeted } from "#infra/mail/mail-kind.ts";

export const accountActivatedMail = defineMail({
  kind: "account-activated",
  title: "espace ouvert avec une autre adresse",
  purpose: "security",
  props: greeted,
  compose: ({ firstName }, { space }) => ({
    subject: `Votre espace personnel ${space.wording.shortName} est ouvert`,
    firstName,
    parts: [
      `Votre espace personnel sur « ${space.wording.name} » vient d’être ouvert, avec une autre ${space.wording.emailAddress} que celle-ci. Nous vous écrivons à cette adresse parce qu’elle figure dans votre dossier.`,
      nothingToDo,
      warnUs(space),
    ],
  }),
});

export const accountOpenedMail = defineMail({
  kind: "account-opened",
  title: "espace ouvert",
  purpose: "security",
  props: greeted,
  compose: ({ firstName }, { space }) => ({
    subject: `Votre espace ${space.wording.shortName} est ouvert`,
    firstName,
    parts: [
      `Un mot de passe vient d’être choisi pour vous sur « ${space.wording.name} » : votre espace est ouvert. Connectez-vous avec votre ${space.wording.number} et ce mot de passe.`,
      "Si c’est bien vous, vous n’avez rien à faire.",
      warnUs(space),
    ],
  }),
});

export const accountRenewedMail = defineMail({
  kind: "account-renewed",
  title: "adresse ajoutée au compte",
  purpose: "security",
  props: greeted,
  compose: ({ firstName }, { space }) => ({
    subject: `Une ${space.wording.emailAddress} s’ajoute à votre compte`,
    firstName,
    parts: [
      `Votre compte sur « ${space.wording.name} » n’avait pas d’${space.wording.emailAddress}. Il vient d’en recevoir une, avec un nouveau mot de passe, de la part de quelqu’un qui connaît votre ${space.wording.number} et la fin de votre IBAN.`,
      nothingToDo,
      warnUs(space),
    ],
  }),
});

const events = { opened: "ouvert", renewed: "mis à jour" };

/** To staff, so that they can telephone the holder. */
export const staffAccountOpenedMail = defineMail({
  kind: "staff-account-opened",
  title: "compte ouvert par IBAN, au service",
  purpose: "staff",
  props: z.object({ how: z.enum(["opened", "renewed"]), organisation: z.string() }),
  compose: ({ how, organisation }, { space }) => ({
    subject: `Un compte vient d’être ${events[how]}`,
    parts: [
      `Sur « ${space.wording.name} », un compte vient d’être ${events[how]} en ligne, par le ${space.wording.number} et la fin de l’IBAN, pour :`,
      organisation,
      "Les contacts du dossier en sont avertis. Si l’un d’eux vous dit que ce n’est pas lui, transmettez aussitôt ce message aux responsables du site. Eux seuls peuvent fermer ce compte et ses sessions : en important le registre complet, sans ce dossier, par la commande « parvis import registry » et son option « --full ».",
      "Ce dossier n’est à remettre au registre qu’une fois ses contacts rappelés : quiconque connaît la fin de son IBAN pourrait recommencer.",
      `Ce message est adressé au service : ${space.wording.contact.email}.`,
    ],
  }),
});

import { z } from "zod";
import { defineMail } from "#infra/mail/mail-kind.ts";
import { hours } from "#kernel/duration.ts";
import { describeMoment } from "#kernel/moment.ts";

export const staffIbanAlarmMail = defineMail({
  kind: "staff-iban-alarm",
  title: "alarme sur les IBAN, au service",
  purpose: "staff",
  props: z.object({ until: z.iso.datetime() }),
  worthSendingFor: hours(24),
  isAlarm: true,
  compose: ({ until }, { space }) => ({
    subject: "Trop d’inscriptions échouent",
    parts: [
      `Sur « ${space.wording.name} », tant d’essais d’inscription ont échoué en une heure que quelqu’un cherche peut-être à deviner des IBAN. Plus aucun n’est examiné jusqu’${describeMoment(new Date(until))}.`,
      "Personne n’est entré de ce fait, et qui a déjà un compte se connecte comme d’habitude. Prévenez les responsables du site : le journal du serveur dit d’où viennent ces essais.",
      "Ce message part une fois par heure tant que cela dure.",
      `Il est adressé au service : ${space.wording.contact.email}.`,
    ],
  }),
});

export const staffIbanWarningMail = defineMail({
  kind: "staff-iban-warning",
  title: "avertissement sur les IBAN, au service",
  purpose: "staff",
  props: z.object({ failures: z.int(), most: z.int() }),
  worthSendingFor: hours(24),
  compose: ({ failures, most }, { space }) => ({
    subject: "Beaucoup d’inscriptions échouent",
    parts: [
      `Sur « ${space.wording.name} », ${failures} essais d’inscription ont échoué depuis le début de l’heure. C’est peut-être l’affluence, ou quelqu’un qui cherche à deviner des IBAN. À ${most}, plus aucun essai ne sera examiné jusqu’à l’heure suivante.`,
      "Vous n’avez rien à faire pour l’instant. Si vous n’attendiez pas tant de monde, prévenez les responsables du site.",
      `Ce message est adressé au service : ${space.wording.contact.email}.`,
    ],
  }),
});

import { z } from "zod";
import { defineMail } from "#infra/mail/mail-kind.ts";
import { hours } from "#kernel/duration.ts";
import { describeMoment } from "#kernel/moment.ts";

export const staffSprayAlarmMail = defineMail({
  kind: "staff-spray-alarm",
  title: "alarme sur les connexions, au service",
  purpose: "staff",
  props: z.object({ until: z.iso.datetime() }),
  worthSendingFor: hours(24),
  isAlarm: true,
  compose: ({ until }, { space }) => ({
    subject: "Trop de connexions échouent",
    parts: [
      `Sur « ${space.wording.name} », plus de ${space.policy.limits.subjectsPerHour} comptes ont connu un essai manqué depuis le début de l’heure : quelqu’un essaie peut-être le même mot de passe sur beaucoup de comptes. Jusqu’${describeMoment(new Date(until))} au moins, qui se connecte d’un navigateur inconnu doit montrer qu’il n’est pas un robot.`,
      "Vous n’avez rien à faire pour cela. Prévenez les responsables du site : le journal du serveur dit d’où viennent ces essais.",
      "Ce message part une fois par heure tant que cela dure.",
      `Il est adressé au service : ${space.wording.contact.email}.`,
    ],
  }),
});

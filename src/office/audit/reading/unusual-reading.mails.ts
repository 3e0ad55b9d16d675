import { z } from "zod";
import { defineMail } from "#infra/mail/mail-kind.ts";
import { hours } from "#kernel/duration.ts";
import { auditAddress } from "../audit-address.ts";
import { readingInWords } from "./reading-words.rules.ts";

export const unusualReadingProps = z.object({
  portal: z.string(),
  name: z.string(),
  alerts: z.array(
    z.object({
      member: z.string(),
      reads: z.enum(["cards", "searches", "exports"]),
      counted: z.int(),
      most: z.int(),
      hours: z.int(),
    }),
  ),
});

/** To administrators, at most once an hour. */
export const unusualReadingMail = defineMail({
  kind: "staff-unusual-reading",
  title: "lectures inhabituelles, aux administrateurs",
  purpose: "staff",
  props: unusualReadingProps,
  worthSendingFor: hours(24),
  isAlarm: true,
  compose: ({ portal, name, alerts }, { publicUrl }) => ({
    subject: "Des lectures inhabituelles",
    parts: [
      `Sur « ${name} », plus de dossiers que d’habitude ont été lus :`,
      ...alerts.map((alert) => `${alert.member} : ${readingInWords(alert)}.`),
      "Un travail exceptionnel l’explique peut-être. Sinon, retirez l’accès de cette personne dans « Équipe », et prévenez les responsables de la sécurité.",
      { action: "Voir ce qui a été lu", href: new URL(auditAddress(portal), publicUrl).href },
      "Ce message part au plus une fois par heure.",
    ],
  }),
});

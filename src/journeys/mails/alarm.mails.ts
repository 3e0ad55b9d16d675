import { describeMoment } from "#kernel/moment.ts";
import type { Composer } from "./content.ts";

/** To staff: somebody seems to try one password on many people. */
export const staffSprayAlarm: Composer<"staff-spray-alarm"> = ({ until }, { space }) => ({
  subject: "Trop de connexions échouent",
  parts: [
    `Sur « ${space.wording.name} », plus de ${space.policy.limits.subjectsPerHour} comptes ont connu un essai manqué depuis le début de l’heure : quelqu’un essaie peut-être le même mot de passe sur beaucoup de comptes. Jusqu’${describeMoment(new Date(until))} au moins, qui se connecte d’un navigateur inconnu doit montrer qu’il n’est pas un robot.`,
    "Vous n’avez rien à faire pour cela. Prévenez les responsables du site : le journal du serveur dit d’où viennent ces essais.",
    "Ce message part une fois par heure tant que cela dure.",
    `Il est adressé au service : ${space.wording.contact.email}.`,
  ],
});

/** To staff: somebody seems to guess. */
export const staffIbanAlarm: Composer<"staff-iban-alarm"> = ({ until }, { space }) => ({
  subject: "Trop d’inscriptions échouent",
  parts: [
    `Sur « ${space.wording.name} », tant d’essais d’inscription ont échoué en une heure que quelqu’un cherche peut-être à deviner des IBAN. Plus aucun n’est examiné jusqu’${describeMoment(new Date(until))}.`,
    "Personne n’est entré de ce fait, et qui a déjà un compte se connecte comme d’habitude. Prévenez les responsables du site : le journal du serveur dit d’où viennent ces essais.",
    "Ce message part une fois par heure tant que cela dure.",
    `Il est adressé au service : ${space.wording.contact.email}.`,
  ],
});

/** To staff: before it comes to that. */
export const staffIbanWarning: Composer<"staff-iban-warning"> = ({ failures, most }, { space }) => ({
  subject: "Beaucoup d’inscriptions échouent",
  parts: [
    `Sur « ${space.wording.name} », ${failures} essais d’inscription ont échoué depuis le début de l’heure. C’est peut-être l’affluence, ou quelqu’un qui cherche à deviner des IBAN. À ${most}, plus aucun essai ne sera examiné jusqu’à l’heure suivante.`,
    "Vous n’avez rien à faire pour l’instant. Si vous n’attendiez pas tant de monde, prévenez les responsables du site.",
    `Ce message est adressé au service : ${space.wording.contact.email}.`,
  ],
});

import { z } from "zod";
import { defineMail } from "#infra/mail/mail-kind.ts";
import { hours } from "#kernel/duration.ts";
import { describeMoment } from "#kernel/moment.ts";

const whom = "qui vient d’un navigateur inconnu doit montrer qu’il n’est pas un robot";

const spent = {
  codes: {
    subject: "codes erronés",
    much: (count: number) =>
      `${count} codes erronés ont été saisis depuis le début de l’heure. C’est peut-être l’affluence, ou quelqu’un qui essaie des codes au hasard sur beaucoup de numéros.`,
    before: "avant qu’un code soit examiné",
  },
  factors: {
    subject: "secondes vérifications manquées",
    much: (count: number) =>
      `${count} secondes vérifications ont échoué depuis le début de l’heure, après un bon mot de passe. Quelqu’un a peut-être volé des mots de passe.`,
    before: "pour se connecter",
  },
  asks: {
    subject: "demandes de mots de passe",
    much: (count: number) =>
      `${count} demandes de code, de lien ou de courrier sont arrivées depuis le début de l’heure. C’est peut-être l’affluence, ou un robot.`,
    before: "pour faire une demande",
  },
};

/** To staff: a large part of an overall hourly budget is spent. */
export const staffCrowdWarningMail = defineMail({
  kind: "staff-crowd-warning",
  title: "affluence, au service",
  purpose: "staff",
  props: z.object({ of: z.enum(["codes", "factors", "asks"]), spent: z.int(), most: z.int() }),
  worthSendingFor: hours(24),
  compose: ({ of, spent: count, most }, { space }) => ({
    subject: `Beaucoup de ${spent[of].subject}`,
    parts: [
      `Sur « ${space.wording.name} », ${spent[of].much(count)} À ${most}, et jusqu’à l’heure suivante, ${whom} ${spent[of].before}.`,
      "Vous n’avez rien à faire pour l’instant. Si vous n’attendiez pas tant de monde, prévenez les responsables du site.",
      `Ce message est adressé au service : ${space.wording.contact.email}.`,
    ],
  }),
});

/** To staff: from now on unknown browsers must solve the anti-robot. */
export const staffCrowdAlarmMail = defineMail({
  kind: "staff-crowd-alarm",
  title: "alarme d’affluence, au service",
  purpose: "staff",
  props: z.object({ of: z.enum(["codes", "factors", "asks", "network"]), until: z.iso.datetime() }),
  worthSendingFor: hours(24),
  isAlarm: true,
  compose: ({ of, until }, { space }) => {
    const { limits } = space.policy;
    const end = `Jusqu’${describeMoment(new Date(until))}`;
    const happens = {
      codes: () => `${spent.codes.much(limits.codes.most)} ${end}, ${whom} ${spent.codes.before}.`,
      factors: () => `${spent.factors.much(limits.codes.most)} ${end}, ${whom} ${spent.factors.before}.`,
      asks: () => `${spent.asks.much(limits.asks.most)} ${end}, ${whom} ${spent.asks.before}.`,
      network: () =>
        `beaucoup d’essais manqués ou de demandes viennent d’un même réseau depuis le début de l’heure. ${end}, ${whom} s’il vient de ce réseau.`,
    };
    return {
      subject: of === "network" ? "Trop d’essais d’un même réseau" : `Trop de ${spent[of].subject}`,
      parts: [
        `Sur « ${space.wording.name} », ${happens[of]()}`,
        "La porte n’est pas fermée, et un navigateur déjà connu n’est pas interrogé. Prévenez les responsables du site : le journal du serveur dit d’où cela vient.",
        "Ce message part une fois par heure tant que cela dure.",
        `Il est adressé au service : ${space.wording.contact.email}.`,
      ],
    };
  },
});

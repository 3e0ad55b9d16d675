import { z } from "zod";
import type { RequestedKind } from "#infra/db/tables/enrolment-tables.ts";
import { callUs, nothingToDo, warnUs } from "#infra/mail/drawing/contact.ts";
import { defineMail } from "#infra/mail/mail-kind.ts";
import { describeDuration } from "#kernel/duration.ts";

const enclosed: Record<RequestedKind, { what: string; until: string }> = {
  new_password: {
    what: "d’un mot de passe provisoire",
    until: "Si vous avez déjà un mot de passe, il reste bon tant que vous n’en avez pas choisi un autre.",
  },
  lost_factor: {
    what: "d’un code à usage unique pour vous connecter sans votre seconde vérification",
    until: "Votre seconde vérification reste en place tant que ce code n’a pas servi.",
  },
};

export const letterAskedMail = defineMail({
  kind: "letter-asked",
  title: "courrier demandé",
  purpose: "security",
  props: z.object({
    firstName: z.string(),
    brings: z.enum(["new_password", "lost_factor"]),
    byStaff: z.boolean().optional(),
  }),
  compose: ({ firstName, brings, byStaff }, { space }) => ({
    subject: byStaff ? "Nous vous envoyons un courrier" : "Un courrier a été demandé pour vous",
    firstName,
    parts: [
      `${byStaff ? "Notre service a demandé" : "Quelqu’un, sans doute vous, a demandé"} sur « ${space.wording.name} » l’envoi par la poste, à l’adresse de votre dossier, ${enclosed[brings].what}. Si vous avez changé d’adresse depuis moins de ${describeDuration(space.policy.letters.addressCoolingOff)}, ce courrier partira un peu plus tard.`,
      `${byStaff ? "Vous n’avez rien à faire d’ici là." : nothingToDo} ${enclosed[brings].until}`,
      byStaff ? callUs(space) : warnUs(space),
    ],
  }),
});

import { z } from "zod";
import { nothingToDo, warnUs } from "#infra/mail/drawing/contact.ts";
import { defineMail, greeted } from "#infra/mail/mail-kind.ts";

const factor = z.enum(["totp", "passkey"]);

/** The name of a second factor in mails and in the journal. */
export type Factor = z.infer<typeof factor>;

const factorWords: Record<Factor, string> = {
  totp: "les codes d’une application",
  passkey: "une clé d’accès (empreinte, visage ou code de votre appareil)",
};

const otherDevices = "Par sécurité, vos autres appareils ont été déconnectés.";

export const factorAddedMail = defineMail({
  kind: "factor-added",
  title: "seconde vérification ajoutée",
  purpose: "security",
  props: z.object({ firstName: z.string(), factor }),
  compose: ({ firstName, factor }, { space }) => ({
    subject: "Une seconde vérification protège votre compte",
    firstName,
    parts: [
      `Sur « ${space.wording.name} », une seconde vérification vous sera demandée à la connexion, après votre mot de passe : ${factorWords[factor]}. ${otherDevices}`,
      "Gardez vos codes de secours en lieu sûr : ils vous feront entrer si vous perdez votre appareil.",
      nothingToDo,
      warnUs(space),
    ],
  }),
});

export const factorRemovedMail = defineMail({
  kind: "factor-removed",
  title: "seconde vérification retirée",
  purpose: "security",
  props: z.object({ firstName: z.string(), factor }),
  compose: ({ firstName, factor }, { space }) => ({
    subject: "Une seconde vérification vient d’être retirée",
    firstName,
    parts: [
      `Sur « ${space.wording.name} », cette seconde vérification n’est plus demandée à la connexion : ${factorWords[factor]}. ${otherDevices}`,
      nothingToDo,
      warnUs(space),
    ],
  }),
});

export const recoveryCodesMadeMail = defineMail({
  kind: "recovery-codes-made",
  title: "codes de secours créés",
  purpose: "security",
  props: greeted,
  compose: ({ firstName }, { space }) => ({
    subject: "De nouveaux codes de secours ont été créés",
    firstName,
    parts: [
      `De nouveaux codes de secours ont été créés pour votre compte sur « ${space.wording.name} ». Les anciens ne servent plus : vous pouvez les jeter. ${otherDevices}`,
      nothingToDo,
      warnUs(space),
    ],
  }),
});

export const recoveryCodeUsedMail = defineMail({
  kind: "recovery-code-used",
  title: "code de secours utilisé",
  purpose: "security",
  props: z.object({ firstName: z.string(), left: z.int() }),
  compose: ({ firstName, left }, { space }) => ({
    subject: "Un code de secours vient de servir",
    firstName,
    parts: [
      `Un de vos codes de secours a servi à vous connecter sur « ${space.wording.name} ». ${codesLeft(left)}`,
      nothingToDo,
      warnUs(space),
    ],
  }),
});

function codesLeft(left: number): string {
  if (left > 1) return `Il en reste ${left}.`;
  return left === 1
    ? "Il n’en reste qu’un : créez-en d’autres dans « Sécurité »."
    : "Il n’en reste plus : créez-en d’autres dans « Sécurité ».";
}

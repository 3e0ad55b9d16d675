import type { Factor } from "#infra/mail/mail-kinds.ts";
import { nothingToDo, warnUs } from "./contact.ts";
import type { Composer } from "./content.ts";

const factorWords: Record<Factor, string> = {
  totp: "une application qui donne des codes",
  passkey: "une clé d’accès (empreinte, visage ou code de votre appareil)",
};

export const factorAdded: Composer<"factor-added"> = ({ firstName, factor }, { space }) => ({
  subject: `Une seconde vérification protège votre compte ${space.wording.shortName}`,
  firstName,
  parts: [
    `Sur « ${space.wording.name} », une seconde vérification est maintenant demandée à la connexion : ${factorWords[factor]}.`,
    nothingToDo,
    warnUs(space),
  ],
});

export const factorRemoved: Composer<"factor-removed"> = ({ firstName, factor }, { space }) => ({
  subject: `Une seconde vérification a été retirée de votre compte ${space.wording.shortName}`,
  firstName,
  parts: [
    `Sur « ${space.wording.name} », cette seconde vérification n’est plus demandée à la connexion : ${factorWords[factor]}.`,
    nothingToDo,
    warnUs(space),
  ],
});

export const recoveryCodeUsed: Composer<"recovery-code-used"> = ({ firstName, left }, { space }) => ({
  subject: "Un code de secours vient de servir",
  firstName,
  parts: [
    `Un de vos codes de secours a servi à vous connecter sur « ${space.wording.name} ». ${left > 1 ? `Il en reste ${left}.` : left === 1 ? "Il n’en reste qu’un." : "Il n’en reste plus : créez-en d’autres dans « Sécurité »."}`,
    nothingToDo,
    warnUs(space),
  ],
});

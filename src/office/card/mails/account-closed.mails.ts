import { warnUs } from "#infra/mail/drawing/contact.ts";
import { defineMail, greeted } from "#infra/mail/mail-kind.ts";

export const accountClosedMail = defineMail({
  kind: "account-closed",
  title: "compte fermé",
  purpose: "security",
  props: greeted,
  compose: ({ firstName }, { space }) => ({
    subject: `Votre espace personnel ${space.wording.shortName} est fermé`,
    firstName,
    parts: [
      `Notre service a fermé votre espace personnel sur « ${space.wording.name} ». Plus personne ne peut s’y connecter, et vos appareils ont été déconnectés.`,
      "Votre dossier n’est pas supprimé : vos droits ne changent pas.",
      `Vous n’avez rien demandé ? ${warnUs(space)}`,
    ],
  }),
});

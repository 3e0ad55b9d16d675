import { nothingToDo, warnUs } from "#infra/mail/drawing/contact.ts";
import { defineMail, greeted } from "#infra/mail/mail-kind.ts";

export const unlockedMail = defineMail({
  kind: "unlocked",
  title: "accès débloqué",
  purpose: "security",
  props: greeted,
  compose: ({ firstName }, { space }) => ({
    subject: `Votre espace personnel ${space.wording.shortName} est débloqué`,
    firstName,
    parts: [
      `Notre service a débloqué l’accès à votre espace personnel sur « ${space.wording.name} », après un appel ou une demande de votre part. Vos codes et votre mot de passe n’ont pas changé, et nous ne les connaissons pas.`,
      nothingToDo,
      warnUs(space),
    ],
  }),
});

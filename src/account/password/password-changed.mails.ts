import { nothingToDo, warnUs } from "#infra/mail/drawing/contact.ts";
import { defineMail, greeted } from "#infra/mail/mail-kind.ts";

export const passwordChangedMail = defineMail({
  kind: "password-changed",
  title: "mot de passe changé",
  purpose: "security",
  props: greeted,
  compose: ({ firstName }, { space }) => ({
    subject: `Votre mot de passe ${space.wording.shortName} a été changé`,
    firstName,
    parts: [
      `Le mot de passe de votre espace personnel sur « ${space.wording.name} » vient d’être changé. Par sécurité, vos autres appareils ont été déconnectés.`,
      nothingToDo,
      `${warnUs(space)} Vous pouvez aussi reprendre la main aussitôt : sur la page de connexion, choisissez « Mot de passe oublié ».`,
    ],
  }),
});

import { describeRhythm } from "#account/password/renewal/renewal.rules.ts";
import { warnUs } from "#infra/mail/drawing/contact.ts";
import { defineMail, greeted } from "#infra/mail/mail-kind.ts";

export const renewalDueMail = defineMail({
  kind: "renewal-due",
  title: "mot de passe à renouveler",
  purpose: "news",
  props: greeted,
  compose: ({ firstName }, { space }) => ({
    subject: `Pensez à renouveler votre mot de passe ${space.wording.shortName}`,
    firstName,
    parts: [
      `Vous avez le même mot de passe sur « ${space.wording.name} » depuis longtemps, et nous vous conseillons d’en changer ${describeRhythm(space.policy.renewal)}. Connectez-vous comme d’habitude, puis ouvrez « Sécurité ».`,
      "Ce n’est qu’un conseil : votre mot de passe actuel reste bon et votre compte ne sera pas bloqué. Par prudence, ce mail ne contient aucun lien.",
      warnUs(space),
    ],
  }),
});

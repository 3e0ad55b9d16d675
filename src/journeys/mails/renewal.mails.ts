import { warnUs } from "./contact.ts";
import type { Composer } from "./content.ts";

export const renewalDue: Composer<"renewal-due"> = ({ firstName }, { space }) => ({
  subject: `Pensez à renouveler votre mot de passe ${space.wording.shortName}`,
  firstName,
  parts: [
    `Votre mot de passe sur « ${space.wording.name} » a plus de six mois. Nous vous conseillons d’en choisir un autre : connectez-vous comme d’habitude, puis ouvrez « Sécurité ».`,
    "Ce n’est qu’un conseil : votre mot de passe actuel reste bon et votre compte ne sera pas bloqué. Par prudence, ce mail ne contient aucun lien.",
    warnUs(space),
  ],
});

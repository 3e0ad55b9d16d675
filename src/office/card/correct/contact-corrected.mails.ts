import { z } from "zod";
import { nothingToDo, warnUs } from "#infra/mail/drawing/contact.ts";
import { defineMail } from "#infra/mail/mail-kind.ts";
import type { Wording } from "#spaces/space.ts";

const field = z.enum(["email", "phone", "address"]);

const corrected = ({ emailAddress }: Wording): Record<z.infer<typeof field>, string> => ({
  email: `L’${emailAddress}`,
  phone: "Le téléphone",
  address: "L’adresse postale",
});

/** Names neither the old nor the new contact: the mailbox may be somebody else’s by now. */
export const contactCorrectedMail = defineMail({
  kind: "contact-corrected",
  title: "contact corrigé",
  purpose: "security",
  props: z.object({ firstName: z.string(), field, isNew: z.boolean(), signsIn: z.boolean() }),
  compose: ({ firstName, field, isNew, signsIn }, { space }) => ({
    subject: `Vos coordonnées ${space.wording.shortName} ont été corrigées`,
    firstName,
    parts: [
      `${corrected(space.wording)[field]} de votre dossier sur « ${space.wording.name} » vient d’être corrigé${field === "phone" ? "" : "e"} par notre service, avec l’accord d’une seconde personne.`,
      ...(isNew
        ? [
            `C’est à la présente ${space.wording.emailAddress} que nous vous écrirons désormais.${signsIn ? " Vous vous connecterez aussi avec elle." : ""}`,
          ]
        : []),
      ...(field === "email" && !isNew ? ["Nous ne vous écrirons plus ici."] : []),
      nothingToDo,
      warnUs(space),
    ],
  }),
});

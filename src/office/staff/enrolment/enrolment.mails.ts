import { z } from "zod";
import { nothingToDo, warnUs } from "#infra/mail/drawing/contact.ts";
import { defineMail, greeted } from "#infra/mail/mail-kind.ts";

/** The link was passed on by hand: the owner of the address learns who used it. */
export const accessOpenedMail = defineMail({
  kind: "staff-access-opened",
  title: "accès au poste ouvert",
  purpose: "security",
  props: greeted.extend({ isRenewed: z.boolean() }),
  compose: ({ firstName, isRenewed }, { space }) => ({
    subject: `Votre accès au ${space.wording.name.toLowerCase()} est ${isRenewed ? "renouvelé" : "ouvert"}`,
    firstName,
    parts: [
      isRenewed
        ? "Un nouveau mot de passe et une nouvelle application de codes viennent d’être choisis pour votre accès. Les anciens ne servent plus, et vos appareils sont déconnectés."
        : "Un mot de passe et une application de codes viennent d’être choisis pour votre accès.",
      nothingToDo,
      warnUs(space),
    ],
  }),
});

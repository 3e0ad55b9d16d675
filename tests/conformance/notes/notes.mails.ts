import { z } from "zod";
import { warnUs } from "#infra/mail/drawing/contact.ts";
import { defineMail, greeted } from "#infra/mail/mail-kind.ts";

/** The note itself stays in the space: a mail is no safe place for it. */
export const noteKeptMail = defineMail({
  kind: "note-kept",
  title: "note gardée",
  purpose: "news",
  props: greeted.extend({ hasFile: z.boolean() }),
  compose: ({ firstName, hasFile }, { space }) => ({
    subject: "Vous avez gardé une note",
    firstName,
    parts: [
      `Vous avez gardé une note${hasFile ? " et sa pièce jointe" : ""} sur « ${space.wording.name} ». Vous la retrouverez dans « Mes notes ».`,
      warnUs(space),
    ],
  }),
});

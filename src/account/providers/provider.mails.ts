import { z } from "zod";
import { nothingToDo, warnUs } from "#infra/mail/drawing/contact.ts";
import { defineMail } from "#infra/mail/mail-kind.ts";

const otherDevices = "Par sécurité, vos autres appareils ont été déconnectés.";

export const providerLinkedMail = defineMail({
  kind: "provider-linked",
  title: "connexion par un fournisseur, ajoutée",
  purpose: "security",
  props: z.object({ firstName: z.string(), provider: z.string(), person: z.string() }),
  compose: ({ firstName, provider, person }, { space }) => ({
    subject: `${provider} ouvre désormais votre espace`,
    firstName,
    parts: [
      `Sur « ${space.wording.name} », une identité de ${provider} (${person}) vient d’être liée à votre espace, avec votre mot de passe : elle suffira désormais pour y entrer. ${otherDevices}`,
      nothingToDo,
      "Sinon, changez votre mot de passe : cette liaison s’éteint avec lui.",
      warnUs(space),
    ],
  }),
});

export const providerUnlinkedMail = defineMail({
  kind: "provider-unlinked",
  title: "connexion par un fournisseur, retirée",
  purpose: "security",
  props: z.object({ firstName: z.string(), provider: z.string() }),
  compose: ({ firstName, provider }, { space }) => ({
    subject: `${provider} n’ouvre plus votre espace`,
    firstName,
    parts: [
      `Sur « ${space.wording.name} », ${provider} ne suffit plus pour entrer dans votre espace : votre mot de passe est de nouveau demandé. ${otherDevices}`,
      nothingToDo,
      warnUs(space),
    ],
  }),
});

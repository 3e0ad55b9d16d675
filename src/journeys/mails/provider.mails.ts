import { nothingToDo, warnUs } from "./contact.ts";
import type { Composer } from "./content.ts";

const otherDevices = "Par sécurité, vos autres appareils ont été déconnectés.";

export const providerLinked: Composer<"provider-linked"> = ({ firstName, provider, person }, { space }) => ({
  subject: `${provider} ouvre désormais votre espace`,
  firstName,
  parts: [
    `Sur « ${space.wording.name} », une identité de ${provider} (${person}) vient d’être liée à votre espace, avec votre mot de passe : elle suffira désormais pour y entrer. ${otherDevices}`,
    nothingToDo,
    "Sinon, changez votre mot de passe : cette liaison s’éteint avec lui.",
    warnUs(space),
  ],
});

export const providerUnlinked: Composer<"provider-unlinked"> = ({ firstName, provider }, { space }) => ({
  subject: `${provider} n’ouvre plus votre espace`,
  firstName,
  parts: [
    `Sur « ${space.wording.name} », ${provider} ne suffit plus pour entrer dans votre espace : votre mot de passe est de nouveau demandé. ${otherDevices}`,
    nothingToDo,
    warnUs(space),
  ],
});

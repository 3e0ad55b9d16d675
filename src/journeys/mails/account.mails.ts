import { describeDuration } from "#kernel/duration.ts";
import { copyAdvice, nothingToDo, warnUs } from "./contact.ts";
import type { Composer } from "./content.ts";

export const accountActivated: Composer<"account-activated"> = ({ firstName }, { space }) => ({
  subject: `Votre espace personnel ${space.wording.shortName} est ouvert`,
  firstName,
  parts: [
    `Votre espace personnel sur « ${space.wording.name} » vient d’être ouvert, avec une autre adresse mail que celle-ci. Nous vous écrivons à cette adresse parce qu’elle figure dans votre dossier.`,
    nothingToDo,
    warnUs(space),
  ],
});

export const recovery: Composer<"recovery"> = ({ linkId }, { space, linkTo }) => ({
  subject: `Choisissez un nouveau mot de passe ${space.wording.shortName}`,
  parts: [
    `Vous avez demandé à changer le mot de passe de votre espace personnel sur « ${space.wording.name} ».`,
    `Cliquez sur ce lien, puis choisissez votre nouveau mot de passe. Ce lien est valable ${describeDuration(space.policy.lifetimes.link)} et ne sert qu’une fois.`,
    { action: "Choisir un nouveau mot de passe", href: linkTo(linkId) },
    copyAdvice,
    "Ce n’est pas vous ? Ne cliquez pas sur le lien et ne le donnez à personne. Vous n’avez rien d’autre à faire : votre mot de passe actuel ne change pas.",
  ],
});

export const passwordChanged: Composer<"password-changed"> = ({ firstName }, { space }) => ({
  subject: `Votre mot de passe ${space.wording.shortName} a été changé`,
  firstName,
  parts: [
    `Le mot de passe de votre espace personnel sur « ${space.wording.name} » vient d’être changé. Par sécurité, vos autres appareils ont été déconnectés.`,
    nothingToDo,
    `${warnUs(space)} Vous pouvez aussi reprendre la main aussitôt : sur la page de connexion, choisissez « Mot de passe oublié ».`,
  ],
});

import { describeDuration } from "#kernel/duration.ts";
import { copyAdvice } from "./contact.ts";
import type { Composer } from "./content.ts";

export const reset: Composer<"reset"> = ({ linkId, codeId, firstName }, { space, linkTo, codeOf }) => ({
  subject: `Votre nouveau mot de passe ${space.wording.shortName}`,
  firstName,
  parts: [
    `Vous avez demandé à réinitialiser le mot de passe de votre compte sur « ${space.wording.name} ».`,
    `Cliquez sur ce lien, puis donnez votre ${space.wording.number} et le code ci-dessous.`,
    { action: "Réinitialiser mon mot de passe", href: linkTo(linkId) },
    copyAdvice,
    { label: "Votre code de vérification", code: codeOf(codeId) },
    `Le lien et le code sont valables ${describeDuration(space.policy.lifetimes.link)} et ne servent qu’une fois. Passé ce délai, recommencez votre demande.`,
    "Ce n’est pas vous ? Ne cliquez pas sur le lien et ne donnez ce code à personne, même à quelqu’un qui dit appeler de notre part. Vous n’avez rien d’autre à faire : votre mot de passe actuel ne change pas.",
  ],
});

const ways = {
  no_account:
    "Aucun compte n’est encore activé pour vous. Faites d’abord toute la première connexion, depuis la page d’accueil.",
  no_address:
    "Votre compte n’a pas d’adresse e-mail où envoyer un lien. La page « Mot de passe oublié » dit comment lui en donner une : choisissez-y « Mettre à jour mon compte ».",
};

/** Told at the address on file, for the page tells nobody. */
export const noReset: Composer<"no-reset"> = ({ firstName, because }, { space }) => ({
  subject: "Une demande de nouveau mot de passe sans suite",
  firstName,
  parts: [
    `Quelqu’un, sans doute vous, a demandé un nouveau mot de passe sur « ${space.wording.name} ».`,
    ways[because],
    "Ce n’est pas vous ? Vous n’avez rien à faire : rien ne change.",
  ],
});

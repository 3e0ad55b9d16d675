import { describeDuration } from "#kernel/duration.ts";
import { copyAdvice } from "./contact.ts";
import type { Composer } from "./content.ts";

export const activation: Composer<"activation"> = (props, tools) =>
  props.renews ? newAddress(props, tools) : firstConnection(props, tools);

const firstConnection: Composer<"activation"> = ({ linkId }, { space, linkTo }) => ({
  subject: `Activez votre espace personnel ${space.wording.shortName}`,
  parts: [
    `Vous avez choisi cette adresse mail pour votre espace personnel sur « ${space.wording.name} ».`,
    `Pour finir votre inscription, cliquez sur ce lien. Il est valable ${describeDuration(space.policy.lifetimes.link)}.`,
    { action: "Activer mon espace personnel", href: linkTo(linkId) },
    copyAdvice,
    `Vous pourrez ensuite vous connecter avec ${space.policy.signIn.by === "email" ? "cette adresse mail" : `votre ${space.wording.number}`} et le mot de passe que vous avez choisi.`,
    "Ce n’est pas vous ? Ne cliquez pas sur le lien : vous n’avez rien d’autre à faire, et aucun compte ne sera ouvert avec votre adresse.",
  ],
});

/** S8: the account has been open for long, and had no address. */
const newAddress: Composer<"activation"> = ({ linkId }, { space, linkTo }) => ({
  subject: `Confirmez votre adresse mail ${space.wording.shortName}`,
  parts: [
    `Vous avez donné cette adresse mail pour votre compte sur « ${space.wording.name} », avec un nouveau mot de passe.`,
    `Pour les confirmer, cliquez sur ce lien. Il est valable ${describeDuration(space.policy.lifetimes.link)}.`,
    { action: "Confirmer mon adresse mail", href: linkTo(linkId) },
    copyAdvice,
    "D’ici là, votre mot de passe actuel reste bon.",
    "Ce n’est pas vous ? Ne cliquez pas sur le lien : vous n’avez rien d’autre à faire, et votre adresse ne sera donnée à aucun compte.",
  ],
});

export const addressTaken: Composer<"address-taken"> = (_props, { space }) => ({
  subject: "Votre adresse mail sert déjà à un compte",
  parts: [
    `Quelqu’un, peut-être vous, a voulu ouvrir un nouveau compte sur « ${space.wording.name} » avec cette adresse mail. Elle sert déjà à un compte, et chaque compte doit avoir la sienne.`,
    "Cela arrive souvent quand deux personnes partagent la même boîte mail.",
    "C’est vous, ou quelqu’un de votre foyer ? Revenez à la page de l’inscription, cliquez sur « Corriger mon adresse mail » et choisissez une autre adresse.",
    "Ce n’est pas vous ? Vous n’avez rien à faire : votre compte n’a pas changé et personne n’y est entré.",
  ],
});

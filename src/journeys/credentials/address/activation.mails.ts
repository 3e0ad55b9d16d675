import { z } from "zod";
import type { MailContent } from "#infra/mail/drawing/content.ts";
import { defineMail } from "#infra/mail/mail-kind.ts";
import { describeDuration, hours } from "#kernel/duration.ts";
import type { LinkId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import type { Space } from "#spaces/space.ts";
import { linkAddress } from "../../proofs/link/link-token.ts";

export const activationMail = defineMail({
  kind: "activation",
  title: "lien d’activation",
  purpose: "proof",
  /** `renews`: adds this address to an account that is already open. */
  props: z.object({ linkId: storedId<LinkId>(), renews: z.boolean().optional() }),
  worthSendingFor: hours(24),
  compose: ({ linkId, renews }, tools) => {
    const href = linkAddress(tools, linkId);
    return renews ? newAddress(tools.space, href) : firstConnection(tools.space, href);
  },
});

/** The link then asks for the number, which no mail scanner has. */
const onAnotherDevice = ({ wording, policy }: Space) =>
  `Si vous ouvrez ce lien sur un autre appareil que celui où vous avez commencé, votre ${wording.number} vous sera demandé : gardez ${policy.enrolment === "provisional-credentials" ? "le premier courrier" : "ce numéro"} près de vous.`;

const firstConnection = (space: Space, href: string): MailContent => ({
  subject: `Activez votre espace personnel ${space.wording.shortName}`,
  parts: [
    `Vous avez choisi cette ${space.wording.emailAddress} pour votre espace personnel sur « ${space.wording.name} ».`,
    `Pour finir votre inscription, cliquez sur ce lien. Il est valable ${describeDuration(space.policy.lifetimes.link)}.`,
    { action: "Activer mon espace personnel", href },
    onAnotherDevice(space),
    `Vous pourrez ensuite vous connecter avec ${space.policy.signIn.by === "email" ? `cette ${space.wording.emailAddress}` : `votre ${space.wording.number}`} et le mot de passe que vous avez choisi.`,
    "Ce n’est pas vous ? Ne cliquez pas sur le lien : vous n’avez rien d’autre à faire, et aucun compte ne sera ouvert avec votre adresse.",
  ],
});

/** S8: the account has long been open, and had no address. */
const newAddress = (space: Space, href: string): MailContent => ({
  subject: `Confirmez votre ${space.wording.emailAddress} ${space.wording.shortName}`,
  parts: [
    `Vous avez donné cette ${space.wording.emailAddress} pour votre compte sur « ${space.wording.name} », avec un nouveau mot de passe.`,
    `Pour les confirmer, cliquez sur ce lien. Il est valable ${describeDuration(space.policy.lifetimes.link)}.`,
    { action: `Confirmer mon ${space.wording.emailAddress}`, href },
    onAnotherDevice(space),
    "D’ici là, votre mot de passe actuel reste bon.",
    "Ce n’est pas vous ? Ne cliquez pas sur le lien : vous n’avez rien d’autre à faire, et votre adresse ne sera donnée à aucun compte.",
  ],
});

export const addressTakenMail = defineMail({
  kind: "address-taken",
  title: "adresse déjà prise",
  purpose: "security",
  props: z.object({}),
  compose: (_props, { space }) => ({
    subject: `Votre ${space.wording.emailAddress} sert déjà à un compte`,
    parts: [
      `Quelqu’un, peut-être vous, a voulu ouvrir un nouveau compte sur « ${space.wording.name} » avec cette ${space.wording.emailAddress}. Elle sert déjà à un compte, et chaque compte doit avoir la sienne.`,
      "Cela arrive souvent quand deux personnes partagent la même boîte mail.",
      `C’est vous, ou quelqu’un de votre foyer ? Revenez à la page de l’inscription, cliquez sur « Corriger mon ${space.wording.emailAddress} » et choisissez une autre adresse.`,
      "Ce n’est pas vous ? Vous n’avez rien à faire : votre compte n’a pas changé et personne n’y est entré.",
    ],
  }),
});

/** Mails that can be requested with an address, counted together. */
export const activationMails = [activationMail, addressTakenMail];

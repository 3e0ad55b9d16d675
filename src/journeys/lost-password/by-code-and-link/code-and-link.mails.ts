import { z } from "zod";
import { defineMail } from "#infra/mail/mail-kind.ts";
import { describeDuration, hours } from "#kernel/duration.ts";
import type { CodeId, LinkId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import type { Wording } from "#spaces/space.ts";
import { codeDigits } from "../../proofs/code/code-digits.ts";
import { linkAddress } from "../../proofs/link/link-token.ts";

export const codeAndLinkMail = defineMail({
  kind: "code-and-link",
  title: "lien et code, mot de passe oublié",
  purpose: "proof",
  props: z.object({ linkId: storedId<LinkId>(), codeId: storedId<CodeId>(), firstName: z.string() }),
  worthSendingFor: hours(24),
  compose: ({ linkId, codeId, firstName }, { space, keys, publicUrl }) => ({
    subject: `Votre nouveau mot de passe ${space.wording.shortName}`,
    firstName,
    parts: [
      `Vous avez demandé à réinitialiser le mot de passe de votre compte sur « ${space.wording.name} ».`,
      `Cliquez sur ce lien, puis donnez votre ${space.wording.number} et le code ci-dessous.`,
      { action: "Réinitialiser mon mot de passe", href: linkAddress({ space, keys, publicUrl }, linkId) },
      { label: "Votre code de vérification", code: codeDigits(keys, space.id, codeId) },
      `Le lien et le code sont valables ${describeDuration(space.policy.lifetimes.link)} et ne servent qu’une fois. Passé ce délai, recommencez votre demande.`,
      "Ce n’est pas vous ? Ne cliquez pas sur le lien et ne donnez ce code à personne, même à quelqu’un qui dit appeler de notre part. Vous n’avez rien d’autre à faire : votre mot de passe actuel ne change pas.",
    ],
  }),
});

const ways = ({ emailAddress }: Wording) => ({
  no_account:
    "Aucun compte n’est encore activé pour vous. Si un mail d’activation vous attend, cliquez sur son lien ; sinon, faites d’abord toute la première connexion, depuis la page d’accueil.",
  no_address: `Votre compte n’a pas d’${emailAddress} où envoyer un lien. La page « Mot de passe oublié » dit comment lui en donner une : choisissez-y « Mettre à jour mon compte ».`,
});

/** Sent to the address on file, because the page must not reveal it. */
export const noCodeAndLinkMail = defineMail({
  kind: "no-code-and-link",
  title: "mot de passe oublié, sans suite",
  purpose: "news",
  props: z.object({ firstName: z.string(), because: z.enum(["no_account", "no_address"]) }),
  compose: ({ firstName, because }, { space }) => ({
    subject: "Une demande de nouveau mot de passe sans suite",
    firstName,
    parts: [
      `Quelqu’un, sans doute vous, a demandé un nouveau mot de passe sur « ${space.wording.name} ».`,
      ways(space.wording)[because],
      "Ce n’est pas vous ? Vous n’avez rien à faire : rien ne change.",
    ],
  }),
});

import { z } from "zod";
import { defineMail } from "#infra/mail/mail-kind.ts";
import { describeDuration, hours } from "#kernel/duration.ts";
import type { LinkId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { linkAddress } from "../../proofs/link/link-token.ts";

export const recoveryMail = defineMail({
  kind: "recovery",
  title: "lien, mot de passe oublié",
  purpose: "proof",
  props: z.object({ linkId: storedId<LinkId>() }),
  worthSendingFor: hours(24),
  compose: ({ linkId }, { space, keys, publicUrl }) => ({
    subject: `Choisissez un nouveau mot de passe ${space.wording.shortName}`,
    parts: [
      `Vous avez demandé à changer le mot de passe de votre espace personnel sur « ${space.wording.name} ».`,
      `Cliquez sur ce lien, puis choisissez votre nouveau mot de passe. Ce lien est valable ${describeDuration(space.policy.lifetimes.link)} et ne sert qu’une fois.`,
      { action: "Choisir un nouveau mot de passe", href: linkAddress({ space, keys, publicUrl }, linkId) },
      "Ce n’est pas vous ? Ne cliquez pas sur le lien et ne le donnez à personne. Vous n’avez rien d’autre à faire : votre mot de passe actuel ne change pas.",
    ],
  }),
});

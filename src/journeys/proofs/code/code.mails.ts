import { z } from "zod";
import { defineMail } from "#infra/mail/mail-kind.ts";
import { describeDuration, minutes } from "#kernel/duration.ts";
import type { CodeId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { codeDigits } from "./code-digits.ts";
import { codeRuleOf } from "./code-rule.rules.ts";

export const activationCodeMail = defineMail({
  kind: "activation-code",
  title: "code d’activation",
  purpose: "proof",
  props: z.object({ codeId: storedId<CodeId>(), firstName: z.string() }),
  worthSendingFor: minutes(10),
  compose: ({ codeId, firstName }, { space, keys }) => ({
    subject: `Votre code d’activation ${space.wording.shortName}`,
    firstName,
    parts: [
      `Vous avez demandé un code pour choisir votre mot de passe sur « ${space.wording.name} ».`,
      { label: "Votre code d’activation", code: codeDigits(keys, space.id, codeId) },
      `Recopiez-le sur la page où vous l’avez demandé, restée ouverte dans votre navigateur. Il est valable ${describeDuration(codeRuleOf(space).lifetime)} et ne sert qu’une fois.`,
      "Vous avez fermé la page ? Dans le même navigateur, revenez à « Mot de passe oublié, ou première connexion », puis choisissez « J’ai déjà mon code ».",
      "Ce n’est pas vous ? Ne donnez ce code à personne, même à quelqu’un qui dit appeler de notre part. Vous n’avez rien d’autre à faire : rien ne change sur votre compte.",
    ],
  }),
});

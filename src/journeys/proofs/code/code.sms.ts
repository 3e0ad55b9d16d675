import { z } from "zod";
import { defineSms } from "#infra/sms/sms-kind.ts";
import { describeDuration, minutes } from "#kernel/duration.ts";
import type { CodeId } from "#kernel/ids.ts";
import { storedId } from "#kernel/stored-id.ts";
import { codeDigits } from "./code-digits.ts";
import { codeRuleOf } from "./code-rule.rules.ts";

export const activationCodeSms = defineSms({
  kind: "activation-code",
  props: z.object({ codeId: storedId<CodeId>() }),
  worthSendingFor: minutes(10),
  waitsForBudget: false,
  compose: ({ codeId }, { space, keys }) =>
    [
      `${space.wording.organisation} : votre code d’activation est`,
      codeDigits(keys, space.id, codeId),
      `Il est valable ${describeDuration(codeRuleOf(space).lifetime)}. Ne le donnez à personne.`,
    ].join("\n"),
});

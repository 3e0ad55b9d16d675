import type { SmsProps } from "#infra/sms/sms-kinds.ts";
import { describeDuration } from "#kernel/duration.ts";
import type { CodeId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import { codeRuleOf } from "../proofs/code/code-rule.rules.ts";

export type SmsTools = {
  space: Space;
  /** The six digits of a code, made again from its id each time an SMS is composed. */
  codeOf(id: CodeId): string;
};

/** Words for one kind of SMS, in 160 signs: no name, no number, no link, and nothing that opens but its code. */
export type SmsComposer<Kind extends keyof SmsProps> = (props: SmsProps[Kind], tools: SmsTools) => string;

const activationCode: SmsComposer<"activation-code"> = ({ codeId }, { space, codeOf }) => {
  return [
    `${space.wording.organisation} : votre code d’activation est`,
    codeOf(codeId),
    `Il est valable ${describeDuration(codeRuleOf(space).lifetime)}. Ne le donnez à personne.`,
  ].join("\n");
};

/** What happened, and whom to call if it was somebody else. */
const news = (space: Space, happened: string) =>
  `${space.wording.organisation} : ${happened} Ce n’est pas vous ? Appelez le ${space.wording.contact.phone}.`;

/** Every kind of SMS and its words. A kind without its composer does not compile. */
export const smsComposers: { [Kind in keyof SmsProps]: SmsComposer<Kind> } = {
  "activation-code": activationCode,
  "account-opened": (_, { space }) => news(space, "votre espace en ligne a été ouvert."),
  "password-changed": (_, { space }) => news(space, "votre mot de passe a été changé."),
  "provider-linked": (_, { space }) => news(space, "une identité en ligne ouvre désormais votre espace."),
  "provider-unlinked": (_, { space }) => news(space, "une identité en ligne n’ouvre plus votre espace."),
  "letter-asked": (_, { space }) => news(space, "un courrier a été demandé pour vous."),
  "factor-added": (_, { space }) => news(space, "une seconde vérification protège votre compte."),
  "factor-removed": (_, { space }) => news(space, "votre seconde vérification a été retirée."),
  "recovery-codes-made": (_, { space }) => news(space, "de nouveaux codes de secours ont été créés."),
  "recovery-code-used": (_, { space }) => news(space, "un code de secours vient de servir."),
};

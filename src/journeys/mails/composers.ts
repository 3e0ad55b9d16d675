import type { MailProps } from "#infra/mail/mail-kinds.ts";
import { accountActivated, passwordChanged, recovery } from "./account.mails.ts";
import { activation, addressTaken } from "./activation.mails.ts";
import type { Composer } from "./content.ts";

/** Every kind of mail and its words. A kind without its composer does not compile. */
export const composers: { [Kind in keyof MailProps]: Composer<Kind> } = {
  activation,
  "address-taken": addressTaken,
  "account-activated": accountActivated,
  recovery,
  "password-changed": passwordChanged,
};

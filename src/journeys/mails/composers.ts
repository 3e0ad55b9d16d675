import type { MailProps } from "#infra/mail/mail-kinds.ts";
import { accountActivated, passwordChanged, recovery } from "./account.mails.ts";
import { activation, addressTaken } from "./activation.mails.ts";
import { staffIbanAlarm, staffIbanWarning, staffSprayAlarm } from "./alarm.mails.ts";
import { accountOpened, activationCode, letterAsked } from "./code.mails.ts";
import type { Composer } from "./content.ts";
import { staffCrowdAlarm, staffCrowdWarning } from "./crowd.mails.ts";
import { accountRenewed, alreadyActive, ibanMissing, staffAccountOpened } from "./enrolment.mails.ts";
import { factorAdded, factorRemoved, recoveryCodesMade, recoveryCodeUsed } from "./factor.mails.ts";
import { providerLinked, providerUnlinked } from "./provider.mails.ts";
import { renewalDue } from "./renewal.mails.ts";
import { noReset, reset } from "./reset.mails.ts";

/** Every kind of mail and its words. A kind without its composer does not compile. */
export const composers: { [Kind in keyof MailProps]: Composer<Kind> } = {
  activation,
  "address-taken": addressTaken,
  "account-activated": accountActivated,
  recovery,
  reset,
  "no-reset": noReset,
  "password-changed": passwordChanged,
  "activation-code": activationCode,
  "account-opened": accountOpened,
  "letter-asked": letterAsked,
  "renewal-due": renewalDue,
  "factor-added": factorAdded,
  "factor-removed": factorRemoved,
  "recovery-codes-made": recoveryCodesMade,
  "recovery-code-used": recoveryCodeUsed,
  "provider-linked": providerLinked,
  "provider-unlinked": providerUnlinked,
  "already-active": alreadyActive,
  "iban-missing": ibanMissing,
  "account-renewed": accountRenewed,
  "staff-account-opened": staffAccountOpened,
  "staff-iban-alarm": staffIbanAlarm,
  "staff-iban-warning": staffIbanWarning,
  "staff-spray-alarm": staffSprayAlarm,
  "staff-crowd-warning": staffCrowdWarning,
  "staff-crowd-alarm": staffCrowdAlarm,
};

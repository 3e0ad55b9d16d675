import type { Retention } from "#subject/retention.ts";
import type { Subject } from "#subject/subject.ts";
import { forgetFormerPasswords } from "./former-passwords.queries.ts";
import { passwordChangedMail } from "./password-changed.mails.ts";
import { passwordChangedSms } from "./password-changed.sms.ts";

const whileOpen = "Tant que votre compte est ouvert";

const current: Retention = {
  name: "password",
  chapter: "access",
  kept: () => ["Mot de passe, conservé sous une forme illisible", whileOpen],
  cleanUp: null,
};

const former: Retention = {
  name: "former passwords",
  chapter: "access",
  kept: ({ policy: { password } }) =>
    password.history === 0
      ? null
      : [
          `Vos ${password.history} anciens mots de passe, illisibles, pour que vous ne les repreniez pas`,
          whileOpen,
        ],
  cleanUp: (trx, { policy }) => forgetFormerPasswords(trx, policy.password.history),
};

export const passwords: Subject = {
  mails: [passwordChangedMail],
  sms: [passwordChangedSms],
  retention: [current, former],
};

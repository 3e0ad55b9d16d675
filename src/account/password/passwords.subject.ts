import type { Announcement } from "#kernel/announcement.ts";
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

const journal = {
  password_proven: "Mot de passe reconnu, seconde vérification demandée",
  password_changed: "Mot de passe changé",
  password_recovered: "Mot de passe remplacé après un oubli",
};

const announcements = {
  "password-changed": {
    tone: "ok",
    title: "Mot de passe changé",
    text: "Vos autres appareils sont déconnectés.",
  },
  "password-changed-and-told": {
    tone: "ok",
    title: "Mot de passe changé",
    text: "Vos autres appareils sont déconnectés. Un message vous le confirme.",
  },
  "password-changed-weak": {
    tone: "warn",
    title: "Mot de passe changé, mais facile à deviner",
    text: "Un ou deux mots de plus, sans rapport entre eux, le rendraient bien plus solide. Vos autres appareils sont déconnectés.",
  },
} satisfies Record<string, Announcement>;

type Journal = typeof journal;
type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
  interface Announcements extends Announced {}
}

export const passwords: Subject = {
  mails: [passwordChangedMail],
  sms: [passwordChangedSms],
  retention: [current, former],
  journal,
  announcements,
};

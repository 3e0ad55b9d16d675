import type { Announcement } from "#kernel/announcement.ts";
import type { Subject } from "#subject/subject.ts";
import { activationMails } from "./activation.mails.ts";

const journal = {
  activation_mail_sent: "Mail d’activation envoyé",
  address_corrected: "Adresse du mail d’activation corrigée",
};

const announcements = {
  "mail-resent": { tone: "ok", title: "Mail renvoyé", text: "Il porte le même lien que le précédent." },
} satisfies Record<string, Announcement>;

type Journal = typeof journal;
type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface JournalWords extends Journal {}
  interface Announcements extends Announced {}
}

export const activation: Subject = {
  mails: activationMails,
  journal,
  announcements,
};

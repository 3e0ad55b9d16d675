import type { Announcement } from "#kernel/announcement.ts";
import type { Subject } from "#subject/subject.ts";
import { renewalDueMail } from "./renewal.mails.ts";
import { renewals } from "./renewals.job.ts";

const announcements = {
  "renewal-dismissed": { tone: "ok", title: "C’est noté", text: "Ce conseil reviendra dans un mois." },
} satisfies Record<string, Announcement>;

type Announced = typeof announcements;
declare module "#subject/words.ts" {
  interface Announcements extends Announced {}
}

export const renewal: Subject = {
  mails: [renewalDueMail],
  jobs: [renewals],
  announcements,
};

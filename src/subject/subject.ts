import type { MailKind } from "#infra/mail/mail-kind.ts";
import type { SmsKind } from "#infra/sms/sms-kind.ts";
import type { Announcement } from "#kernel/announcement.ts";
import type { ReadingKind, Wording } from "#spaces/space.ts";
import type { AnyApproval } from "./approval.ts";
import type { StatesOf } from "./gallery.ts";
import type { AnyJob } from "./job.ts";
import type { Retention } from "./retention.ts";

/** A function, where it names what the spaces name differently. */
export type AnnouncementWords = Announcement | ((wording: Wording) => Announcement);

/** The contributions of a subject, each defined in the folder of that subject. */
export type Subject = {
  mails?: readonly MailKind<never>[];
  sms?: readonly SmsKind<never>[];
  jobs?: readonly AnyJob[];
  retention?: readonly Retention[];
  journal?: Readonly<Record<string, string>>;
  /** What members of staff did, by kind: « Dossier ouvert ». */
  audit?: Readonly<Record<string, string>>;
  /** Of its kinds of audit, those that read files, search them or take them out: the policy says how much is usual. */
  reads?: Readonly<Record<string, ReadingKind>>;
  approvals?: readonly AnyApproval[];
  announcements?: Readonly<Record<string, AnnouncementWords>>;
  /** Gallery states: imported only when the gallery opens, never in production. */
  states?: () => Promise<readonly StatesOf[]>;
  /** The same for pages of the back office: drawn once, with the first portal. */
  deskStates?: () => Promise<readonly StatesOf[]>;
};

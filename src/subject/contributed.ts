import type { MailKind } from "#infra/mail/mail-kind.ts";
import type { SmsKind } from "#infra/sms/sms-kind.ts";
import type { ReadingKind, Wording } from "#spaces/space.ts";
import type { AnyApproval } from "./approval.ts";
import type { AnyJob } from "./job.ts";
import type { Retention } from "./retention.ts";
import type { AnnouncementWords, Subject } from "./subject.ts";

export type Contributed = {
  mails: ReadonlyMap<string, MailKind<never>>;
  sms: ReadonlyMap<string, SmsKind<never>>;
  jobs: readonly AnyJob[];
  retention: readonly Retention[];
  journal: ReadonlyMap<string, string>;
  audit: ReadonlyMap<string, string>;
  reads: ReadonlyMap<string, ReadingKind>;
  approvals: ReadonlyMap<string, AnyApproval>;
  announcements: ReadonlyMap<string, AnnouncementWords>;
  states: readonly NonNullable<Subject["states"]>[];
  deskStates: readonly NonNullable<Subject["deskStates"]>[];
};

/** `undefined`: nothing to announce, or a key that no subject has. */
export function announcementOf({ announcements }: Contributed, wording: Wording, key: string | null) {
  const words = key === null ? undefined : announcements.get(key);
  return typeof words === "function" ? words(wording) : words;
}

/** Throws when two subjects declare the same name. */
export function collect(subjects: readonly Subject[]): Contributed {
  const all = <Value>(of: (subject: Subject) => readonly Value[] | undefined) =>
    subjects.flatMap((subject) => of(subject) ?? []);
  const named = <Value extends { name: string }>(what: string, values: readonly Value[]) => [
    ...byName(what, values, ({ name }) => name).values(),
  ];
  return {
    mails: byName(
      "mail",
      all(({ mails }) => mails),
      ({ kind }) => kind,
    ),
    sms: byName(
      "SMS",
      all(({ sms }) => sms),
      ({ kind }) => kind,
    ),
    jobs: named(
      "job",
      all(({ jobs }) => jobs),
    ),
    retention: named(
      "retention",
      all(({ retention }) => retention),
    ),
    journal: entries(
      "kind of event",
      all(({ journal = {} }) => Object.entries(journal)),
    ),
    audit: entries(
      "kind of audit event",
      all(({ audit = {} }) => Object.entries(audit)),
    ),
    reads: entries(
      "kind of reading",
      all(({ reads = {} }) => Object.entries(reads)),
    ),
    approvals: byName(
      "approval",
      all(({ approvals }) => approvals),
      ({ kind }) => kind,
    ),
    announcements: entries(
      "announcement",
      all(({ announcements = {} }) => Object.entries(announcements)),
    ),
    states: subjects.flatMap(({ states = [] }) => states),
    deskStates: subjects.flatMap(({ deskStates = [] }) => deskStates),
  };
}

const entries = <Value>(what: string, pairs: readonly (readonly [string, Value])[]) =>
  new Map(byName(what, pairs, ([name]) => name).values());

function byName<Value>(what: string, values: readonly Value[], nameOf: (value: Value) => string) {
  const found = new Map<string, Value>();
  for (const value of values) {
    const name = nameOf(value);
    if (found.has(name)) throw new Error(`two subjects declare the ${what} "${name}"`);
    found.set(name, value);
  }
  return found;
}

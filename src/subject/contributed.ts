import type { MailKind } from "#infra/mail/mail-kind.ts";
import type { SmsKind } from "#infra/sms/sms-kind.ts";
import type { AnyJob } from "./job.ts";
import type { Subject } from "./subject.ts";

/** What all subjects contribute, by name. */
export type Contributed = {
  mails: ReadonlyMap<string, MailKind<never>>;
  sms: ReadonlyMap<string, SmsKind<never>>;
  jobs: ReadonlyMap<string, AnyJob>;
};

/** Collects what the subjects contribute. Throws when two of them declare the same name. */
export const collect = (subjects: readonly Subject[]): Contributed => ({
  mails: byName(
    "mail",
    ({ kind }) => kind,
    subjects.flatMap(({ mails = [] }) => mails),
  ),
  sms: byName(
    "SMS",
    ({ kind }) => kind,
    subjects.flatMap(({ sms = [] }) => sms),
  ),
  jobs: byName(
    "job",
    ({ name }) => name,
    subjects.flatMap(({ jobs = [] }) => jobs),
  ),
});

function byName<Value>(what: string, nameOf: (value: Value) => string, values: readonly Value[]) {
  const found = new Map<string, Value>();
  for (const value of values) {
    const name = nameOf(value);
    if (found.has(name)) throw new Error(`two subjects declare the ${what} "${name}"`);
    found.set(name, value);
  }
  return found;
}

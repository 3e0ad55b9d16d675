import { stat } from "node:fs/promises";
import { join } from "node:path";
import { countFailures, countLocks } from "#account/tries/lock-measures.queries.ts";
import { lastImports } from "#imports/run/import-measures.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { countDeadLetters, countJobs } from "#infra/jobs/job-measures.queries.ts";
import { countMails, oldestWaitingMail } from "#infra/mail/mail-counts.queries.ts";
import { countRecentSms, oldestWaitingSms } from "#infra/sms/sms-measures.queries.ts";
import type { Measure, Reading } from "#kernel/measure.ts";
import { countLetters } from "#letters/desk/letters-desk.queries.ts";
import type { House } from "./house.ts";

/** The backup script touches this file on completion; only its date is read. */
export const backupMark = (folder: string) => join(folder, "last-backup");

export const measuresOf = (house: House): readonly Measure[] => [
  ...ofThisProcess(house),
  ...ofJobs(house),
  ...ofSpaces(house),
];

function ofThisProcess({ passwords, connections, config }: House): Measure[] {
  return [
    {
      name: "parvis_hashing_places",
      help: "Passwords that are being hashed or wait for it in this process, and how many may",
      labels: ["state"],
      read: () => Object.entries(passwords.load()).map(([state, value]) => ({ labels: { state }, value })),
    },
    {
      name: "parvis_database_connections",
      help: "Connections of the pool of this process; `waiting` are requests without one",
      labels: ["state"],
      read: () => Object.entries(connections()).map(([state, value]) => ({ labels: { state }, value })),
    },
    {
      name: "parvis_last_backup_timestamp_seconds",
      help: "When the last backup was complete, by the date of the file last-backup in PARVIS_DATA",
      labels: [],
      read: async () => {
        const mark = await stat(backupMark(config.store.folder)).catch(() => null);
        return mark ? [{ value: mark.mtimeMs / 1000 }] : [];
      },
    },
  ];
}

const ofJobs = ({ db }: House): Measure[] => [
  {
    name: "parvis_jobs",
    help: "Jobs that wait, run or are to be tried again, by queue",
    labels: ["queue", "state"],
    read: async () => (await countJobs(db)).map(({ count, ...labels }) => ({ labels, value: count })),
  },
  {
    name: "parvis_dead_letters",
    help: "Jobs that were given up, by the queue they came from",
    labels: ["queue"],
    read: async () => (await countDeadLetters(db)).map(({ count, ...labels }) => ({ labels, value: count })),
  },
];

function ofSpaces({ contexts }: House): Measure[] {
  const inEach = (read: (trx: SpaceTransaction) => Promise<readonly Reading[]>) => async () => {
    const readings: Reading[] = [];
    for (const { db, space } of contexts)
      for (const { labels, value } of await db.inTransaction(read))
        readings.push({ labels: { space: space.id, ...labels }, value });
    return readings;
  };
  const one = (read: (trx: SpaceTransaction) => Promise<number>) =>
    inEach(async (trx) => [{ value: await read(trx) }]);
  return [
    {
      name: "parvis_mails_last_day",
      help: "Mails queued in the last 24 hours; held: refused because of the sender, and tried again",
      labels: ["space", "domain", "standing"],
      read: inEach(async (trx) =>
        (await countMails(trx)).map(({ mails, ...labels }) => ({ labels, value: mails })),
      ),
    },
    {
      name: "parvis_mail_oldest_waiting_seconds",
      help: "How long the oldest mail has been waiting",
      labels: ["space"],
      read: one(oldestWaitingMail),
    },
    {
      name: "parvis_sms_last_day",
      help: "SMS queued in the last 24 hours, by what became of them",
      labels: ["space", "state"],
      read: inEach(async (trx) =>
        (await countRecentSms(trx)).map(({ count, ...labels }) => ({ labels, value: count })),
      ),
    },
    {
      name: "parvis_sms_oldest_waiting_seconds",
      help: "How long the oldest SMS has been waiting",
      labels: ["space"],
      read: one(oldestWaitingSms),
    },
    {
      name: "parvis_locks",
      help: "Counters that are locked now, for people on file and for nobody alike",
      labels: ["space"],
      read: one(countLocks),
    },
    {
      name: "parvis_failures_this_hour",
      help: "Failed tries since the hour began, from all sources",
      labels: ["space"],
      read: one(countFailures),
    },
    {
      name: "parvis_letters",
      help: "Letters by kind and state",
      labels: ["space", "kind", "state"],
      read: inEach(async (trx) =>
        (await countLetters(trx)).map(({ letters, ...labels }) => ({ labels, value: letters })),
      ),
    },
    {
      name: "parvis_last_import_timestamp_seconds",
      help: "When the last import of each kind and outcome ended",
      labels: ["space", "kind", "outcome"],
      read: inEach(async (trx) =>
        (await lastImports(trx)).map(({ at, ...labels }) => ({ labels, value: at })),
      ),
    },
  ];
}

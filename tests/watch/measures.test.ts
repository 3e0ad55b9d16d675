import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { passwordChangedMail } from "#account/password/password-changed.mails.ts";
import { passwordChangedSms } from "#account/password/password-changed.sms.ts";
import { byLock } from "#account/tries/counting.queries.ts";
import { countShown } from "#account/tries/shown-tries.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { takeTry } from "#account/tries/take-try.queries.ts";
import { hours, minutes } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { backupMark } from "../../src/start/measures.ts";
import { asSuperuser } from "../support/database-server.ts";
import { activePerson } from "../support/persons.ts";
import { travel } from "../support/travel.ts";
import { measuredHouse, readingOf } from "./measured-house.ts";

let open: Awaited<ReturnType<typeof measuredHouse>>;
beforeAll(async () => {
  open = await measuredHouse();
});
afterAll(() => open[Symbol.asyncDispose]());

const both = async (series: string) => [
  await readingOf(open.web, series),
  await readingOf(open.watch, series),
];
const asOwner = (sql: string, ...values: unknown[]) =>
  asSuperuser(open.database.superuserUrl, (client) => client.query(sql, values));

it("reports mails and SMS by space, domain and state, and the oldest waiting one", async () => {
  const ctx = open.house.contextOf("npfr");
  const { holderId } = await activePerson(ctx);
  const mail = { kind: passwordChangedMail, holderId, props: { firstName: "Anne" } };
  for (const recipient of ["a@orange.fr", "b@Orange.fr", "c@petite-mairie.example"])
    await ctx.db.inTransaction((trx) => ctx.outbox.sendMail(trx, { ...mail, recipient }));
  await asOwner("update mail set state = 'refused' where recipient = 'a@orange.fr'");
  await ctx.db.inTransaction((trx) =>
    ctx.outbox.sendSms(trx, {
      kind: passwordChangedSms,
      recipient: "+33639981242",
      holderId,
      props: {},
    }),
  );
  const series = (domain: string, state: string) =>
    `parvis_mails_last_day{space="npfr",domain="${domain}",standing="${state}"}`;
  expect(await both(series("orange.fr", "refused"))).toEqual([1, 1]);
  expect(await both(series("orange.fr", "waiting"))).toEqual([1, 1]);
  expect(await both(series("other", "waiting"))).toEqual([1, 1]);
  expect(await both('parvis_sms_last_day{space="npfr",state="waiting"}')).toEqual([1, 1]);
  expect(await both('parvis_jobs{queue="send-mail",state="created"}')).toEqual([3, 3]);
  await travel(open.database, minutes(30));
  const [age] = await both('parvis_mail_oldest_waiting_seconds{space="npfr"}');
  expect(age).toBeGreaterThan(1799);
  expect(age).toBeLessThan(1900);
  expect(await both('parvis_mail_oldest_waiting_seconds{space="sante"}')).toEqual([0, 0]);
  await travel(open.database, hours(25));
  expect(await both(series("other", "waiting"))).toEqual([null, null]);
});

it("reports locks, letters, imports, dead letters, backups and the load of the process", async () => {
  await asOwner(`insert into attempt (space_id, subject, locked_until) values
    ('npfr', 'a', now() + interval '1 hour'), ('npfr', 'b', now() - interval '1 hour')`);
  await asOwner(`insert into import_run (space_id, file_name, whole_registry, state, report, finished_at)
    values ('npfr', 'x', false, 'applied', '{}', to_timestamp(1700000000))`);
  await asOwner(
    `insert into pgboss.job (name, source_name, data) values ('dead-letters', 'send-mail', '{}')`,
  );
  expect(await both('parvis_locks{space="npfr"}')).toEqual([1, 1]);
  expect(
    await both('parvis_last_import_timestamp_seconds{space="npfr",kind="registry",outcome="applied"}'),
  ).toEqual([1_700_000_000, 1_700_000_000]);
  expect(await both('parvis_dead_letters{queue="send-mail"}')).toEqual([1, 1]);
  expect(await both("parvis_last_backup_timestamp_seconds")).toEqual([null, null]);
  await writeFile(backupMark(open.folder), "");
  const [backup] = await both("parvis_last_backup_timestamp_seconds");
  expect(Math.abs((backup ?? 0) - Date.now() / 1000)).toBeLessThan(60);
  expect(await both('parvis_hashing_places{state="taken"}')).toEqual([0, 0]);
  expect((await both('parvis_hashing_places{state="most"}'))[0]).toBeGreaterThan(200);
  expect((await both('parvis_database_connections{state="open"}'))[0]).toBeGreaterThan(0);
});

it("counts a lock once, even if it is also shown to the source that caused it", async () => {
  const ctx = open.house.contextOf("sante");
  const { lock } = ctx.space.policy;
  const named = { holder: "0190c5f0-0000-7000-8000-000000000001" as HolderId };
  const subject = subjectOf(ctx.keys, named);
  await ctx.db.inTransaction(async (trx) => {
    for (let tries = 0; tries < lock.tries; tries += 1) {
      await takeTry(trx, subject, byLock(lock));
      await countShown(
        trx,
        ctx.keys,
        { source: "203.0.113.9", named, subject, isJudged: true },
        byLock(lock),
      );
    }
  });
  expect(await both('parvis_locks{space="sante"}')).toEqual([1, 1]);
});

it("still reports the process while the database is down", async () => {
  await using away = await measuredHouse();
  await away.loseDatabase();
  expect(await readingOf(away.watch, "parvis_measures_unread")).toBeGreaterThan(5);
  expect(await readingOf(away.watch, "process_resident_memory_bytes")).toBeGreaterThan(0);
}, 60_000);

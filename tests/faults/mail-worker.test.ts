import { spawn } from "node:child_process";
import { once } from "node:events";
import { sql } from "kysely";
import { vi } from "vitest";
import { workOf } from "#infra/jobs/worker.ts";
import type { Compose } from "#infra/mail/send-mail.ts";
import { smtpPostman } from "#infra/mail/smtp.ts";
import { recoveryAsked } from "#journeys/lost-password/by-link/recovery-asked.job.ts";
import { type JourneyId, newId } from "#kernel/ids.ts";
import { buildProgram } from "../mail/build-program.ts";
import { officeTest } from "../mail/office-test.ts";
import { composeOfTests, npfr, openPostOffice, recoveryMail } from "../mail/post-office.ts";
import { asSuperuser } from "../support/database-server.ts";
import type { TestDatabase } from "../support/fresh-database.ts";
import { throughTries } from "../support/tries.ts";

const deadLetters = async (database: TestDatabase) =>
  (
    await sql<{ queue: string; reason: string }>`
      select source_name as queue, source_output::text as reason from pgboss.job
      where name = 'dead-letters'`.execute(database.db)
  ).rows;

officeTest.concurrent(
  "the mails of a dead worker are resumed within 60 s (F-25)",
  async ({ database, office, openSink, expect }) => {
    let hangs = true;
    const sink = await openSink({ onMessage: () => (hangs ? new Promise(() => undefined) : null) });
    const program = await buildProgram(new URL("mail-doomed-worker.ts", import.meta.url));
    const worker = spawn(process.execPath, [program, database.url, sink.url.href], { stdio: "ignore" });
    const mails = ["a@un.example", "b@deux.example", "c@trois.example"];
    const ids = await Promise.all(mails.map((recipient) => office.send(recoveryMail(recipient))));
    await vi.waitFor(() => expect(sink.tries.size).toBe(3), 30_000);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    hangs = false;
    const began = performance.now();
    await office.employ(smtpPostman(sink.url));
    await vi.waitFor(async () => expect(await office.states()).toEqual({ sent: 3 }), { timeout: 60_000 });
    console.info(`resumed ${Math.round((performance.now() - began) / 1000)} s after the death`);
    for (const id of ids) expect((await office.row(id)).attempts).toBe(2);
  },
  120_000,
);

officeTest.concurrent(
  "a mail that cannot be drawn is refused with its reason, and the others leave (F-26)",
  async ({ database, office, openSink, expect }) => {
    const sink = await openSink();
    const poisoned: Compose = async (space, kind, props) => {
      if (JSON.stringify(props).includes("0bad"))
        throw new Error("https://x.example/secret a@b.example is no name");
      return composeOfTests(space, kind, props);
    };
    await office.employ(smtpPostman(sink.url), [], poisoned);
    const poison = recoveryMail("poison@exemple.example", "0bad0bad-0000-4000-8000-000000000000" as never);
    const id = await office.send(poison);
    for (let i = 0; i < 5; i += 1) await office.send(recoveryMail(`p${i}@exemple.example`));
    await vi.waitFor(() => expect(sink.received).toHaveLength(5), 10_000);
    const sendOther = () => office.send(recoveryMail("encore@exemple.example"));
    await throughTries(database, sendOther, async () => expect((await office.row(id)).state).toBe("refused"));
    expect(await office.row(id)).toMatchObject({
      attempts: 5,
      last_error: "could not be drawn: Error: (link) a••••@b••••.example is no name",
    });
    await vi.waitFor(async () => expect(await deadLetters(database)).toMatchObject([{ queue: "send-mail" }]));
    await vi.waitFor(() => expect(sink.received).toHaveLength(9), 10_000);
  },
  90_000,
);

officeTest.concurrent(
  "a job that always fails becomes a dead letter, and the others go on (F-26)",
  async ({ database, office, openSink, expect }) => {
    const sink = await openSink();
    let tries = 0;
    const done: string[] = [];
    const [poison, one, two, three] = Array.from({ length: 4 }, () => newId<JourneyId>());
    const work = workOf(recoveryAsked, async ({ journeyId }) => {
      if (journeyId === poison) {
        tries += 1;
        throw new Error("always");
      }
      done.push(journeyId);
    });
    await office.employ(smtpPostman(sink.url), [work]);
    const ask = (journeyId = newId<JourneyId>()) =>
      office.space.inTransaction((trx) =>
        office.outbox.enqueue(trx, recoveryAsked, { space: npfr, journeyId, browser: null }),
      );
    for (const journeyId of [poison, one, two, three]) await ask(journeyId);
    await vi.waitFor(() => expect(done.sort()).toEqual([one, two, three].sort()), 10_000);
    await throughTries(
      database,
      () => ask(),
      async () => expect(await deadLetters(database)).toMatchObject([{ queue: "recovery-asked" }]),
    );
    expect(tries).toBe(6);
    expect((await deadLetters(database))[0]?.reason).toContain("Error: always");
  },
  90_000,
);

officeTest.concurrent(
  "a database that drops every connection delays mails and loses none (F-05)",
  async ({ database, office, openSink, expect }) => {
    const sink = await openSink();
    await office.employ(smtpPostman(sink.url));
    await office.send(recoveryMail("avant@exemple.example"));
    await vi.waitFor(() => expect(sink.received).toHaveLength(1), 10_000);
    await asSuperuser(database.superuserUrl, (client) =>
      client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      ),
    );
    await vi.waitFor(() => office.send(recoveryMail("apres@exemple.example")), 10_000);
    await vi.waitFor(async () => expect(await office.states()).toEqual({ sent: 2 }), 20_000);
    expect(sink.received).toHaveLength(2);
  },
  40_000,
);

officeTest.concurrent(
  "a stopping worker finishes the current mail, and takes no other (F-30)",
  async ({ office, openSink, expect }) => {
    const sink = await openSink({
      onMessage: () => new Promise((resolve) => setTimeout(resolve, 1_500, null)),
    });
    const worker = await office.employ(smtpPostman(sink.url));
    const underWay = await office.send(recoveryMail("fini@exemple.example"));
    await vi.waitFor(() => expect(sink.tries.size).toBe(1), 10_000);
    const stopping = worker.stop();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const after = await office.send(recoveryMail("apres@exemple.example"));
    await stopping;
    expect(await office.row(underWay)).toMatchObject({ state: "sent", attempts: 1 });
    expect(await office.row(after)).toMatchObject({ state: "waiting", attempts: 0 });
    expect(sink.received).toHaveLength(1);
  },
  30_000,
);

officeTest.concurrent(
  "concurrent processes on a new database prepare it once",
  async ({ database, expect }) => {
    const offices = await Promise.all(Array.from({ length: 5 }, () => openPostOffice(database.url)));
    const ids = await Promise.all(offices.map((each) => each.send(recoveryMail("ensemble@exemple.example"))));
    expect(new Set(ids).size).toBe(5);
    await Promise.all(offices.map((each) => each.close()));
  },
  30_000,
);

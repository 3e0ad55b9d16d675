import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { passwordChangedMail } from "#account/password/password-changed.mails.ts";
import { mailsToSend } from "#infra/jobs/queues.ts";
import type { MailKind } from "#infra/mail/mail-kind.ts";
import { mailLimit } from "#infra/mail/mail-limits.queries.ts";
import { smtpPostman } from "#infra/mail/smtp.ts";
import { recoveryMail as recoveryMailKind } from "#journeys/lost-password/by-link/recovery.mails.ts";
import { linkToken } from "#journeys/proofs/link/link-token.ts";
import { minutes } from "#kernel/duration.ts";
import { type HolderId, type LinkId, type MailId, newId } from "#kernel/ids.ts";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";
import { repeated } from "../support/repeated.ts";
import { keysOfTests, npfr, openPostOffice, type PostOffice, recoveryMail } from "./post-office.ts";
import { openSink, type Reply, type Sink } from "./smtp-sink.ts";

let database: TestDatabase;
let office: PostOffice;
let sink: Sink;
let replies: Record<string, Reply> = {};

beforeAll(async () => {
  database = await freshDatabase();
  office = await openPostOffice(database.url);
  sink = await openSink({ onRecipient: (address) => replies[address] ?? null });
  await office.employ(smtpPostman(sink.url));
});
beforeEach(() => {
  replies = {};
  sink.received.length = 0;
});
afterAll(async () => {
  await office.close();
  await sink.close();
  await database.close();
});

const settled = (id: MailId) =>
  vi.waitFor(async () => {
    const row = await office.row(id);
    expect(row.state).not.toBe("waiting");
    return row;
  }, 10_000);

test("the worker reports once that it is ready", () => {
  expect(office.logged.filter((line) => line.includes("the worker is ready"))).toHaveLength(1);
});

describe("a committed mail", () => {
  test("is delivered in text and HTML, its link alone on a line", async () => {
    const linkId = newId<LinkId>();
    const id = await office.send(recoveryMail("jeanne@exemple.example", linkId));
    expect(await settled(id)).toMatchObject({ state: "sent", attempts: 1, last_error: null });
    const link = `https://parvis.example/npfr/lien/${linkToken(keysOfTests, npfr, linkId)}`;
    const [mail] = sink.received;
    expect(mail?.recipients).toEqual(["jeanne@exemple.example"]);
    expect(mail?.parsed.text?.split("\n")).toContain(link);
    expect(mail?.parsed.html).toContain(`href="${link}"`);
    expect(mail?.parsed.messageId).toBe(`<${id}@parvis.example>`);
    expect(mail?.parsed.from?.value).toEqual([
      { address: "ne-pas-repondre@npfr.example", name: "Extranet des bénéficiaires NPFR" },
    ]);
    expect(mail?.parsed.replyTo?.value[0]?.address).toBe("gestion@npfr.example");
    expect(mail?.parsed.headers.get("auto-submitted")).toBe("auto-generated");
  });

  test.each(["paul&julie@exemple.example", "o'neil+!#$%*/=?^_`{|}~@exemple.example"])(
    "reaches %s, however it is typed",
    async (address) => {
      const id = await office.send(recoveryMail(address, newId<LinkId>()));
      expect(await settled(id)).toMatchObject({ state: "sent", attempts: 1 });
      expect(sink.received.at(-1)?.recipients).toEqual([address]);
    },
  );

  test("leaves its link and its token nowhere in the database, nor the address in the log (REC-09)", async () => {
    const linkId = newId<LinkId>();
    await settled(await office.send(recoveryMail("secret.personne@exemple.example", linkId)));
    const token = linkToken(keysOfTests, npfr, linkId);
    const tables = await sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'pgboss')`.execute(office.db);
    const dump = await office.space.inTransaction(async (trx) => {
      const rows = [];
      for (const { name } of tables.rows)
        rows.push(...(await sql`select * from ${sql.raw(name)}`.execute(trx)).rows);
      return JSON.stringify(rows);
    });
    expect(dump).toContain(linkId);
    expect(dump).not.toContain(token);
    expect(dump).not.toContain("/lien/");
    expect(office.logged.join("")).toContain("s••••@e••••.example");
    expect(office.logged.join("")).not.toMatch(/secret\.personne|\/lien\//);
  });

  test("leaves within a second of its commit", { tags: ["repeats"] }, async () => {
    const began = performance.now();
    await office.send(recoveryMail("vite@exemple.example"));
    await vi.waitFor(() => expect(sink.received).toHaveLength(1), { timeout: 5_000, interval: 2 });
    expect(performance.now() - began).toBeLessThan(repeated(3_000, 1_000));
  });
});

test("a mail that was rolled back is never sent", async () => {
  const failing = office.space.inTransaction(async (trx) => {
    await office.outbox.sendMail(trx, recoveryMail("annule@exemple.example"));
    throw new Error("the action failed");
  });
  await expect(failing).rejects.toThrow("the action failed");
  await settled(await office.send(recoveryMail("apres@exemple.example")));
  expect(sink.received.map(({ recipients }) => recipients)).toEqual([["apres@exemple.example"]]);
});

test("two jobs for one mail send one mail", async () => {
  const id = await office.send(recoveryMail("une.fois@exemple.example"));
  await settled(id);
  await office.space.inTransaction((trx) =>
    office.outbox.enqueue(trx, mailsToSend, { space: npfr, mailId: id }),
  );
  await settled(await office.send(recoveryMail("ensuite@exemple.example")));
  expect(sink.tries.get("une.fois@exemple.example")).toBe(1);
});

test("a permanent refusal is not retried, and its row gives the reason without the address (F-14)", async () => {
  replies["parti@exemple.example"] = { code: 550, text: "5.1.1 <parti@exemple.example> unknown" };
  const row = await settled(await office.send(recoveryMail("parti@exemple.example")));
  expect(row).toMatchObject({ state: "refused", attempts: 1 });
  expect(row.last_error).toContain("550 5.1.1");
  expect(row.last_error).not.toContain("parti@");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(sink.tries.get("parti@exemple.example")).toBe(1);
});

test("an expired mail is not sent (F-11)", async () => {
  const id = await office.send({ ...recoveryMail("tard@exemple.example"), expiresAt: new Date(0) });
  expect(await settled(id)).toMatchObject({ state: "expired", attempts: 0 });
  expect(sink.tries.has("tard@exemple.example")).toBe(false);
});

test.each([
  "a@b.example\r\nBcc: x@evil.example",
  "a@b.example> RCPT TO:<x@evil.example",
  "a@b.example, x@evil.example",
  '"x@evil.example" <a@b.example>',
  "a@b.example\0",
  '"a b"@b.example',
  "a@[127.0.0.1]",
  "@b.example",
])("a malicious recipient is dropped without a connection to the server (MAI-01): %j", async (recipient) => {
  // PostgreSQL itself cannot store NUL.
  if (recipient.includes("\0")) return expect(office.send(recoveryMail(recipient))).rejects.toThrow();
  const before = [...sink.tries.values()].length;
  const id = await office.send(recoveryMail(recipient));
  expect(await settled(id)).toMatchObject({
    state: "refused",
    last_error: "the recipient is not an address",
  });
  expect([...sink.tries.values()].length).toBe(before);
  expect(office.logged.some((line) => line.includes(id) && line.includes('"outcome":"refused"'))).toBe(true);
});

test("mails are limited by holder and by kind, in an hour and in a day (REC-10)", async () => {
  const holderId = newId<HolderId>();
  const send = (kind: MailKind<never>, queued: string) =>
    office.space.inTransaction(async (trx) => {
      const mail = recoveryMail("combien@exemple.example");
      const id = await office.outbox.sendMail(trx, {
        ...mail,
        kind: { ...mail.kind, kind: kind.kind },
        holderId,
      });
      await trx
        .updateTable("mail")
        .set({ queued_at: sql<Date>`now() - ${queued}::interval` })
        .where("id", "=", id)
        .execute();
    });
  await send(recoveryMailKind, "61 minutes");
  await send(recoveryMailKind, "59 minutes");
  await send(recoveryMailKind, "0");
  await send(passwordChangedMail, "0");
  const wait = async (perHolderAndHour: number, perHolderAndDay: number) => {
    const limit = { perHolderAndHour, perHolderAndDay };
    const standing = await office.space.inTransaction((trx) =>
      mailLimit(trx, holderId, [recoveryMailKind], limit),
    );
    return standing && Math.round(standing.wait / minutes(1));
  };
  expect(await wait(3, 4)).toBe(null);
  expect(await wait(2, 4)).toBe(1);
  expect(await wait(1, 4)).toBe(60);
  expect(await wait(3, 3)).toBe(23 * 60 - 1);
});

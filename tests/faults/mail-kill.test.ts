import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { smtpPostman } from "#infra/mail/smtp.ts";
import { buildProgram } from "../mail/build-program.ts";
import { openPostOffice } from "../mail/post-office.ts";
import { openSink, type Received } from "../mail/smtp-sink.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { repeated } from "../support/repeated.ts";

const runs = repeated(8, 100);
const atOnce = 4;

/** Just after the COMMIT, a few milliseconds later, or once the server has the whole message. */
const deathOf = (run: number) => (run % 2 === 0 ? "commit" : run % 4 === 1 ? "server" : String(run % 25));

test("kill -9 between commit and mail: none is lost, each is sent at most twice, under one Message-ID (F-03, F-04)", {
  tags: ["repeats"],
  timeout: 120_000,
}, async () => {
  const doomed = await buildProgram(new URL("mail-doomed.ts", import.meta.url));
  const database = await freshDatabase();
  const office = await openPostOffice(database.url);
  const dying = new Map<string, ChildProcess>();
  // A mail counts as received once the server has all of it, whether or not the client read its 250.
  const received: Received[] = [];
  const sink = await openSink({
    onMessage: (message) => {
      received.push(message);
      const child = dying.get(message.recipients[0] ?? "");
      if (child) setTimeout(() => child.kill("SIGKILL"), received.length % 4);
      return null;
    },
  });

  const recipients = Array.from({ length: runs }, (_, run) => `p${run}@exemple.example`);
  const next = recipients.entries();
  const slot = async () => {
    for (const [run, recipient] of next) {
      const child = spawn(process.execPath, [doomed, database.url, sink.url.href, recipient, deathOf(run)], {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, NODE_COMPILE_CACHE: `${doomed}.cache` },
      });
      if (deathOf(run) === "server") dying.set(recipient, child);
      const [, signal] = await once(child, "exit");
      expect(signal).toBe("SIGKILL");
      dying.delete(recipient);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, slot));
  const sentByTheDead = received.length;

  await office.employ(smtpPostman(sink.url));
  await vi.waitFor(async () => expect(await office.states()).toEqual({ sent: runs }), 30_000);
  const copies = recipients.map((recipient) =>
    received.filter((mail) => mail.recipients.includes(recipient)),
  );
  for (const mails of copies) {
    expect(mails.length).toBeGreaterThanOrEqual(1);
    expect(mails.length).toBeLessThanOrEqual(2);
    expect(new Set(mails.map((mail) => mail.parsed.messageId)).size).toBe(1);
    expect(new Set(mails.map((mail) => mail.parsed.text)).size).toBe(1);
  }
  console.info(
    `${runs} kills: ${sentByTheDead} mails left before, ${received.length - runs} came twice, 0 lost`,
  );

  await office.close();
  await sink.close();
  await database.close();
});

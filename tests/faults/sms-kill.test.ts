import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { adherent } from "#spaces/adherent/space.ts";
import { buildProgram } from "../mail/build-program.ts";
import { openSmsOffice } from "../sms/sms-office.ts";
import { openSmsc, type Submission } from "../sms/smsc.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { repeated } from "../support/repeated.ts";

const runs = repeated(4, 20);
const atOnce = 2;

/** Just after the COMMIT, a few milliseconds later, or once the carrier has the SMS. */
const deathOf = (run: number) => (run % 2 === 0 ? "commit" : run % 4 === 1 ? "carrier" : String(run * 3));

test("kill -9 between commit and SMS: none is lost, each is sent at most twice, with one code, counted once", {
  tags: ["repeats"],
  timeout: 120_000,
}, async () => {
  const doomed = await buildProgram(new URL("sms-doomed.ts", import.meta.url));
  const database = await freshDatabase();
  const office = await openSmsOffice(database.url);
  const dying = new Map<string, ChildProcess>();
  // An SMS counts as received once the carrier has it, whether or not the client read its answer.
  const received: Submission[] = [];
  const smsc = await openSmsc({
    onSubmit: (sms) => {
      received.push(sms);
      const child = dying.get(sms.destination_addr);
      if (child) setTimeout(() => child.kill("SIGKILL"), received.length % 4);
      return 0;
    },
  });

  const recipients = Array.from({ length: runs }, (_, run) => `336399800${10 + run}`);
  const next = recipients.entries();
  const slot = async () => {
    for (const [run, recipient] of next) {
      const child = spawn(
        process.execPath,
        [doomed, database.url, smsc.url.href, `+${recipient}`, deathOf(run)],
        {
          stdio: ["ignore", "ignore", "inherit"],
          env: { ...process.env, NODE_COMPILE_CACHE: `${doomed}.cache` },
        },
      );
      if (deathOf(run) === "carrier") dying.set(recipient, child);
      const [, signal] = await once(child, "exit");
      expect(signal).toBe("SIGKILL");
      dying.delete(recipient);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, slot));
  const sentByTheDead = received.length;

  await office.employ(smsc.url);
  await vi.waitFor(async () => expect(await office.states()).toEqual({ sent: runs }), 30_000);
  const copies = recipients.map((recipient) => received.filter((sms) => sms.destination_addr === recipient));
  for (const texts of copies.map((all) => all.map((sms) => sms.short_message.message))) {
    expect(texts.length).toBeGreaterThanOrEqual(1);
    expect(texts.length).toBeLessThanOrEqual(2);
    expect(new Set(texts).size).toBe(1);
  }
  expect(await office.counted()).toEqual({ "": runs, [adherent.id]: runs });
  console.info(
    `${runs} kills: ${sentByTheDead} SMS left before, ${received.length - runs} came twice, 0 lost`,
  );

  await office.close();
  await smsc.close();
  await database.close();
});

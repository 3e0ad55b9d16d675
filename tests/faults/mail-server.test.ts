import { createServer, type Socket } from "node:net";
import { describe, expect, test, vi } from "vitest";
import { smtpPostman } from "#infra/mail/smtp.ts";
import { usualTimeouts } from "#infra/mail/smtp-settings.ts";
import { milliseconds } from "#kernel/duration.ts";
import { officeTest } from "../mail/office-test.ts";
import { recoveryMail } from "../mail/post-office.ts";
import { openSink } from "../mail/smtp-sink.ts";
import type { TestDatabase } from "../support/fresh-database.ts";

/** A fraction of the usual time-outs: a test does not wait twenty seconds. */
const impatient = {
  ...usualTimeouts,
  greeting: milliseconds(400),
  silence: milliseconds(400),
  conversation: milliseconds(1_500),
};
const patience = { timeout: 15_000, interval: 20 };
officeTest.concurrent(
  "mails wait while the mail server is down, and leave when it is back (F-11)",
  async ({ office, openSink, expect }) => {
    const { port, ...gone } = await openSink();
    await gone.close();
    await office.employ(smtpPostman(new URL(`smtp://127.0.0.1:${port}`)));
    const id = await office.send(recoveryMail("attend@exemple.example"));
    await vi.waitFor(async () => expect((await office.row(id)).last_error).toMatch(/ECONN/), patience);
    expect(await office.row(id)).toMatchObject({ state: "waiting" });
    const back = await openSink({ port });
    await vi.waitFor(async () => expect((await office.row(id)).state).toBe("sent"), patience);
    expect(back.received).toHaveLength(1);
  },
);

officeTest.concurrent(
  "greylisting: after 451, then 250, one copy is delivered under one Message-ID (F-13)",
  async ({ office, openSink, expect }) => {
    const messageIds: (string | undefined)[] = [];
    const sink = await openSink({
      onMessage: ({ parsed }) => {
        messageIds.push(parsed.messageId);
        return messageIds.length === 1 ? { code: 451, text: "4.7.1 come back later" } : null;
      },
    });
    await office.employ(smtpPostman(sink.url));
    const id = await office.send(recoveryMail("gris@exemple.example"));
    await vi.waitFor(async () => expect((await office.row(id)).state).toBe("sent"), patience);
    expect(messageIds).toEqual([`<${id}@parvis.example>`, `<${id}@parvis.example>`]);
    expect(sink.received).toHaveLength(1);
  },
);

describe("a mail server that never answers (F-12)", () => {
  officeTest.concurrent(
    "is disconnected, and holds no database connection",
    async ({ database, office, expect }) => {
      const held: Socket[] = [];
      const pit = createServer((socket) => held.push(socket.on("error", () => undefined)));
      await new Promise<void>((resolve) => pit.listen(0, "127.0.0.1", resolve));
      const { port } = pit.address() as { port: number };
      await office.employ(smtpPostman(new URL(`smtp://127.0.0.1:${port}`), impatient));
      const id = await office.send(recoveryMail("goudron@exemple.example"));
      await vi.waitFor(() => expect(held.length).toBeGreaterThan(0), patience);
      expect(await openTransactions(database)).toBe(0);
      await vi.waitFor(async () => expect((await office.row(id)).last_error).toMatch(/ETIMEDOUT/), patience);
      for (const socket of held) socket.destroy();
      pit.close();
    },
  );

  officeTest.concurrent(
    "for one domain does not slow mails to the others",
    async ({ office, openSink, expect }) => {
      let freed = false;
      const sink = await openSink({
        onRecipient: async (address) => {
          while (address.endsWith("@lent.example") && !freed)
            await new Promise((resolve) => setTimeout(resolve, 20));
          return null;
        },
      });
      for (let i = 0; i < 30; i += 1) await office.send(recoveryMail(`p${i}@lent.example`));
      for (let i = 0; i < 60; i += 1) await office.send(recoveryMail(`p${i}@vif${i % 6}.example`));
      const began = performance.now();
      await office.employ(smtpPostman(sink.url));
      await vi.waitFor(() => expect(sink.received.length).toBe(60), patience);
      expect(sink.received.every(({ recipients }) => recipients[0]?.includes("@vif"))).toBe(true);
      console.info(`60 mails beside 30 that hang: ${Math.round(performance.now() - began)} ms`);
      freed = true;
    },
  );
});

describe("a server without valid TLS, on another machine (F-15)", () => {
  // 0.0.0.0 reaches this machine under an address that is not loopback.
  const abroad = (port: number) => smtpPostman(new URL(`smtp://0.0.0.0:${port}`), impatient);
  const message = {
    from: { name: "Parvis", address: "ne-pas-repondre@npfr.example" },
    replyTo: "gestion@npfr.example",
    subject: "Essai",
    text: "Essai",
    html: "<p>Essai</p>",
    recipient: "a@exemple.example",
    messageId: "<essai@parvis.example>",
    returnPath: null,
  };

  test.each([
    ["STARTTLS stripped", { hideSTARTTLS: true, disabledCommands: ["STARTTLS"] }],
    ["a self-signed certificate", {}],
  ])("%s: nothing is sent, not even the address, and the mail waits", async (_fault, server) => {
    const sink = await openSink({ server });
    const postman = abroad(sink.port);
    const outcome = await postman.deliver(message, new AbortController().signal);
    expect(outcome).toMatchObject({ ok: false, refusal: { fate: "ours" } });
    expect(sink.tries.size).toBe(0);
    postman.close();
    await sink.close();
  });
});

/** The open transactions of this office. */
async function openTransactions(database: TestDatabase): Promise<number> {
  const { rows } = await database.pool.query<{ open: number }>(
    `select count(*)::int as open from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`,
  );
  return rows[0]?.open ?? 0;
}

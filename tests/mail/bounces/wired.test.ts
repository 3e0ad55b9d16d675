import { readFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { createTransport } from "nodemailer";
import { expect, it, vi } from "vitest";
import { passwordChangedMail } from "#account/password/password-changed.mails.ts";
import { openBounceIntake } from "#infra/mail/bounces/bounce-intake.ts";
import { countSuppressed } from "#infra/mail/bounces/returned-lists.queries.ts";
import { activePerson } from "../../support/persons.ts";
import { runHouse } from "../../support/running-house.ts";
import { openSink } from "../smtp-sink.ts";

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listens) => server.listen(0, "127.0.0.1", listens));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

it("with the two variables set, a mail of the worker that comes back suspends its address", async () => {
  const senders: string[] = [];
  const sink = await openSink({
    server: {
      onMailFrom({ address }, _, answer) {
        senders.push(address);
        answer(null);
      },
    },
  });
  const port = await freePort();
  const house = await runHouse({
    env: {
      SMTP_URL: sink.url.href,
      PARVIS_BOUNCES: "retours@portail.example",
      PARVIS_BOUNCES_PORT: String(port),
    },
  });
  try {
    const { ctx } = house;
    const person = await activePerson(ctx);
    const { email: recipient, holderId } = person;
    await ctx.db.inTransaction((trx) =>
      ctx.outbox.sendMail(trx, {
        ...{ kind: passwordChangedMail, recipient, holderId },
        props: { firstName: "Maëlys" },
      }),
    );
    await vi.waitFor(() => expect(senders).toHaveLength(1), { timeout: 15_000 });
    expect(senders[0]).toMatch(/^retours\+[0-9a-f]{32}\.[0-9a-f]{20}@portail\.example$/);
    const raw = await readFile(new URL("corpus/gmail-unknown.eml", import.meta.url), "utf8");
    const relay = createTransport({ host: "127.0.0.1", port, ignoreTLS: true });
    await relay.sendMail({ envelope: { from: "", to: senders }, raw });
    relay.close();
    expect(await ctx.db.inTransaction(countSuppressed)).toMatchObject({ count: 1 });
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const taken = { port, host: "127.0.0.1", keys: ctx.keys, spaces: [ctx.db], log };
    const mailbox = { name: "retours", domain: "portail.example" };
    await expect(openBounceIntake({ ...taken, mailbox })).rejects.toThrow(
      `le port ${port} ne peut pas recevoir les mails revenus`,
    );
  } finally {
    await house.close();
    await sink.close();
  }
});

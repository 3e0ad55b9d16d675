import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import type { SpaceDb } from "#infra/db/space-db.ts";
import type { Keys } from "#infra/sealing/keys.ts";
import { seconds } from "#kernel/duration.ts";
import { PlainFailure } from "#kernel/plain-failure.ts";
import { type BounceMailbox, readBounceAddress } from "./bounce-address.ts";
import { recordBounce } from "./bounces.queries.ts";
import { largestReturned, NotAReport, readReturned } from "./read-returned.ts";
import { judgeReturned } from "./returned.rules.ts";

type IntakeOptions = {
  keys: Keys;
  mailbox: BounceMailbox;
  port: number;
  host: string;
  spaces: readonly SpaceDb[];
  log: Pick<Logger, "info" | "warn" | "error">;
};

const mostConnections = 20;

/**
 * The SMTP server that returned mails are delivered to. It takes nothing else: a recipient without our signature is
 * refused before its message, so it relays nothing and a forged report goes nowhere.
 */
export async function openBounceIntake(options: IntakeOptions) {
  const { keys, mailbox, spaces, log } = options;
  const slugs = spaces.map(({ space }) => space);
  const read = (address: string) => readBounceAddress(keys, mailbox, slugs, address);
  const server = new SMTPServer({
    name: mailbox.domain,
    logger: false,
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    size: largestReturned,
    maxClients: mostConnections,
    socketTimeout: seconds(30),
    closeTimeout: seconds(5),
    onRcptTo({ address }, session, answer) {
      if (session.envelope.rcptTo.length > 0) return answer(reply(452, "4.5.3 One recipient at a time"));
      return answer(read(address) ? null : reply(550, "5.1.1 No such address"));
    },
    onData(stream, session, answer) {
      void take(session, stream).then(
        () => answer(null, "2.6.0 Read"),
        (error: unknown) => answer(refusalOf(error)),
      );
    },
  });

  async function take({ envelope }: SMTPServerSession, stream: Parameters<typeof readReturned>[0]) {
    const about = read(envelope.rcptTo[0]?.address ?? "");
    const verdict = judgeReturned(await readReturned(stream));
    const db = spaces.find(({ space }) => space === about?.space);
    if (!about || !db) return;
    const tell = (outcome: string, reason?: string) =>
      log.info({ space: about.space, mail: about.mailId, outcome, reason }, "returned mail");
    if (typeof verdict === "string") return tell(verdict);
    const isNew = await db.inTransaction((trx) => recordBounce(trx, about.mailId, "report", verdict));
    tell(isNew ? verdict.fate : "known already, or about no mail", verdict.reason);
  }

  /** Without the database the relay keeps the message, and tries again. */
  function refusalOf(error: unknown) {
    if (error instanceof NotAReport) return reply(552, "5.3.4 This is no report of a mail server");
    log.error({ err: error }, "a returned mail could not be noted");
    return reply(451, "4.3.0 Try again later");
  }

  server.on("error", (error: Error) => log.warn({ reason: error.message }, "the intake of returned mails"));
  await new Promise<void>((listens, fails) => {
    server.server.once("error", ({ code }: NodeJS.ErrnoException) =>
      fails(
        new PlainFailure(
          `le port ${options.port} ne peut pas recevoir les mails revenus (${code}) : donnez un autre PARVIS_BOUNCES_PORT`,
        ),
      ),
    );
    server.listen(options.port, options.host, listens);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

const reply = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

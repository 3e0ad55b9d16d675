import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** The sink's answer to a recipient or to a message: accepted, or an SMTP refusal after an optional wait. */
export type Reply = { code: number; text: string } | null;
export type Received = { raw: string; parsed: ParsedMail; recipients: string[]; secure: boolean };

export type SinkOptions = {
  port?: number;
  server?: SMTPServerOptions;
  onRecipient?: (address: string) => Reply | Promise<Reply>;
  onMessage?: (received: Received) => Reply | Promise<Reply>;
};

export type Sink = {
  port: number;
  url: URL;
  received: Received[];
  /** How many times each recipient was named. */
  tries: Map<string, number>;
  close(): Promise<void>;
};

const refusal = ({ code, text }: { code: number; text: string }) =>
  Object.assign(new Error(text), { responseCode: code });

/** A real SMTP server that stores the messages it receives. */
export async function openSink({
  port = 0,
  server,
  onRecipient,
  onMessage,
}: SinkOptions = {}): Promise<Sink> {
  const received: Received[] = [];
  const tries = new Map<string, number>();
  const smtp = new SMTPServer({
    authOptional: true,
    logger: false,
    closeTimeout: 100,
    ...server,
    onRcptTo(address, _session, answer) {
      const { address: to } = address;
      tries.set(to, (tries.get(to) ?? 0) + 1);
      Promise.resolve(onRecipient?.(to) ?? null).then((reply) => answer(reply ? refusal(reply) : null));
    },
    onData(stream, session, answer) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        const message = { raw, parsed: await simpleParser(raw), recipients, secure: session.secure };
        const reply = (await onMessage?.(message)) ?? null;
        if (!reply) received.push(message);
        answer(reply ? refusal(reply) : null);
      });
    },
  });
  smtp.on("error", () => undefined);
  await new Promise<void>((resolve) => smtp.listen(port, "127.0.0.1", resolve));
  const { port: listening } = smtp.server.address() as AddressInfo;
  return {
    port: listening,
    url: new URL(`smtp://127.0.0.1:${listening}`),
    received,
    tries,
    close: () => new Promise((resolve) => smtp.close(resolve)),
  };
}

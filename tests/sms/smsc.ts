import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import type { TlsOptions } from "node:tls";
import smpp, { type Pdu, type Session } from "smpp";

/** The contents of a submitted SMS, as the package decodes it. */
export type Submission = Pdu & {
  source_addr_ton: number;
  source_addr_npi: number;
  source_addr: string;
  dest_addr_ton: number;
  dest_addr_npi: number;
  destination_addr: string;
  data_coding: number;
  esm_class: number;
  registered_delivery: number;
  short_message: { message: string; udh?: unknown };
};

/** A status, or no answer at all. */
type Answer = number | "silence";

export type SmscOptions = {
  port?: number;
  password?: string;
  tls?: TlsOptions;
  onBind?: () => Answer;
  onSubmit?: (sms: Submission) => Answer;
};

export type Smsc = {
  port: number;
  url: URL;
  /** The SMS accepted with status 0. */
  received: Submission[];
  /** The number of connections, binds and enquire_link requests. */
  connections: number;
  binds: number;
  enquiries: number;
  /** The bytes received, over all sessions. */
  wire(): Buffer;
  sessions: Session[];
  close(): Promise<void>;
};

const account = "parvis";

/** A real SMPP server that stores what it receives, with a tap in front that records the bytes. */
export async function openSmsc(options: SmscOptions = {}): Promise<Smsc> {
  const { password = "p@ss", onBind, onSubmit, tls = {} } = options;
  const octets: Buffer[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
  };
  const inner = smpp.createServer(tls, (session) => {
    smsc.sessions.push(session);
    keep(session.socket);
    session.on("error", () => undefined);
    const answer = (pdu: Pdu, status: Answer) =>
      status === "silence" || session.send(pdu.response({ command_status: status }));
    session.on("bind_transceiver", (pdu: Pdu & { system_id: string; password: string }) => {
      smsc.binds += 1;
      const isOurs = pdu.system_id === account && pdu.password === password;
      answer(pdu, isOurs ? (onBind?.() ?? 0) : 0x0e);
    });
    session.on("submit_sm", (pdu: Submission) => {
      const status = onSubmit?.(pdu) ?? 0;
      if (status === 0) smsc.received.push(pdu);
      answer(pdu, status);
    });
    session.on("enquire_link", (pdu: Pdu) => {
      smsc.enquiries += 1;
      answer(pdu, 0);
    });
    session.on("unbind", (pdu: Pdu) => answer(pdu, 0));
  });
  const innerPort = await listen(inner, 0);
  const tap = createServer((socket) => {
    smsc.connections += 1;
    const onward = connect(innerPort, "127.0.0.1");
    for (const end of [socket, onward]) keep(end);
    socket.on("data", (chunk) => octets.push(chunk));
    socket.pipe(onward).pipe(socket);
    socket.on("close", () => onward.destroy());
    onward.on("close", () => socket.destroy());
  });
  const port = await listen(tap, options.port ?? 0);
  const scheme = options.tls ? "ssmpp" : "smpp";
  const smsc: Smsc = {
    port,
    url: new URL(`${scheme}://${account}:${encodeURIComponent(password)}@127.0.0.1:${port}`),
    received: [],
    connections: 0,
    binds: 0,
    enquiries: 0,
    wire: () => Buffer.concat(octets),
    sessions: [],
    async close() {
      const closed = [tap, inner].map((server) => new Promise<void>((end) => server.close(() => end())));
      for (const socket of sockets) socket.destroy();
      await Promise.all(closed);
    },
  };
  return smsc;
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return (server.address() as AddressInfo).port;
}

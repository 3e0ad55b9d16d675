import smpp, { type Pdu, type Session } from "smpp";
import type { DeliveryRefusal } from "#infra/mail/postman.ts";
import { speakable } from "#infra/mail/smtp-refusal.rules.ts";
import { type Duration, inSeconds } from "#kernel/duration.ts";
import { judgeConnection, judgeStatus } from "./smpp-refusal.rules.ts";
import type { SmppPatience, SmppServer } from "./smpp-settings.ts";

/** No answer from the carrier, or a refused session. All SMS waiting for one session share one failure. */
export class CarrierFailure extends Error {
  override name = "CarrierFailure";
  readonly refusal: DeliveryRefusal;
  constructor(refusal: DeliveryRefusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

export type BoundSession = {
  /** Status of the answer; throws `CarrierFailure` when there is none. */
  submit(fields: Record<string, unknown>): Promise<number>;
  close(): void;
};

/** Carrier requests that we acknowledge. We never ask for receipts or replies, and ignore them. */
const answered = new Set(["enquire_link", "deliver_sm", "data_sm", "unbind", "unknown"]);

/** Binds as a transceiver (SMPP 3.4, 4.1.5). `onGone` is called when the session ends, for any reason. */
export async function openSession(
  { socket, account }: SmppServer,
  patience: SmppPatience,
  onGone: () => void,
): Promise<BoundSession> {
  const session = smpp.connect({ ...socket });
  const waiting = new Set<(failure: CarrierFailure) => void>();
  let failure: CarrierFailure | null = null;
  let enquiring: NodeJS.Timeout | undefined;
  const lose = (refusal: DeliveryRefusal): CarrierFailure => {
    if (failure) return failure;
    failure = new CarrierFailure(refusal);
    clearInterval(enquiring);
    session.destroy();
    onGone();
    for (const tell of waiting) tell(failure);
    return failure;
  };
  session.on("error", ({ code = "", message }: NodeJS.ErrnoException) =>
    lose(judgeConnection(code, speakable(message))),
  );
  session.on("close", () => lose({ fate: "passing", reason: "the carrier hung up" }));
  session.on("pdu", (pdu: Pdu) => {
    if (answered.has(pdu.command)) session.send(pdu.response());
    if (pdu.command === "unbind") lose({ fate: "passing", reason: "the carrier ended the session" });
  });

  /** Disconnects from a carrier that takes too long. */
  const within = <T>(time: Duration, what: string, begin: (resolve: (value: T) => void) => unknown) =>
    new Promise<T>((resolve, reject) => {
      if (failure) return reject(failure);
      const silence = () =>
        lose({ fate: "passing", reason: `ETIMEDOUT: no ${what} within ${inSeconds(time)} s` });
      const timer = setTimeout(silence, time);
      const settle = () => {
        clearTimeout(timer);
        waiting.delete(tell);
      };
      const tell = (lost: CarrierFailure) => {
        settle();
        reject(lost);
      };
      waiting.add(tell);
      begin((value) => {
        settle();
        resolve(value);
      });
    });
  const ask = (command: "bind_transceiver" | "submit_sm" | "enquire_link", fields: Record<string, unknown>) =>
    within<Pdu>(patience.answer, `answer to ${command}`, (resolve) => session[command](fields, resolve));

  await within<void>(patience.connection, "connection", (resolve) =>
    session.once(socket.tls ? "secureConnect" : "connect", () => resolve()),
  );
  const { command_status } = await ask("bind_transceiver", { ...account, interface_version: 0x34 });
  if (command_status !== 0) throw lose(judgeStatus("bind_transceiver", command_status));
  enquiring = setInterval(() => ask("enquire_link", {}).catch(() => undefined), patience.enquiry);
  return {
    submit: async (fields) => (await ask("submit_sm", fields)).command_status,
    close: () => {
      onGone();
      leave(session, patience.answer, () => lose({ fate: "passing", reason: "we hung up" }));
    },
  };
}

/** Unbinds, then hangs up even without an answer. */
function leave(session: Session, time: Duration, hangUp: () => void): void {
  const timer = setTimeout(hangUp, time).unref();
  const isHeard = session.unbind({}, () => {
    clearTimeout(timer);
    hangUp();
  });
  if (!isHeard) hangUp();
}

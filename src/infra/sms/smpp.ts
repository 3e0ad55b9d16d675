import { ConsecutiveBreaker, circuitBreaker, handleWhen, isBrokenCircuitError } from "cockatiel";
import type { DeliveryRefusal } from "#infra/mail/postman.ts";
import { done, refused } from "#kernel/result.ts";
import type { Carrier, Sms } from "./carrier.ts";
import { judgeStatus, notBound } from "./smpp-refusal.rules.ts";
import { type BoundSession, CarrierFailure, openSession } from "./smpp-session.ts";
import { type SmppPatience, smppServer, usualPatience } from "./smpp-settings.ts";

const resting: DeliveryRefusal = {
  fate: "passing",
  reason: "the carrier failed so often that it is left alone for a while",
};
const stopping: DeliveryRefusal = { fate: "passing", reason: "we stopped waiting" };

/** Keeps one session. A circuit breaker opens on failures, and closes once one SMS gets through. */
export function smppCarrier(url: URL, patience: SmppPatience = usualPatience): Carrier {
  const server = smppServer(url);
  const counted = new WeakSet<object>();
  const breaker = circuitBreaker(
    // One lost session is one failure, however many SMS waited for it.
    handleWhen((error) => error instanceof CarrierFailure && !counted.has(error) && !!counted.add(error)),
    { breaker: new ConsecutiveBreaker(patience.failures), halfOpenAfter: patience.rest },
  );
  let session: Promise<BoundSession> | null = null;
  const kept = () => {
    if (session) return session;
    const opening = openSession(server, patience, () => {
      if (session === opening) session = null;
    });
    session = opening;
    return opening;
  };
  const submit = async (sms: Sms) => {
    const bound = await kept();
    const status = await bound.submit(submission(sms));
    if (status === notBound) bound.close();
    return status;
  };
  return {
    async deliver(sms, signal) {
      if (signal.aborted) return refused(stopping);
      try {
        const status = await Promise.race([breaker.execute(() => submit(sms)), stopped(signal)]);
        return status === 0 ? done(null) : refused(judgeStatus("submit_sm", status));
      } catch (error) {
        if (isBrokenCircuitError(error)) return refused(resting);
        if (error instanceof CarrierFailure) return refused(error.refusal);
        throw error;
      }
    },
    close() {
      session?.then(
        (bound) => bound.close(),
        () => undefined,
      );
    },
  };
}

const stopped = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new CarrierFailure(stopping)), { once: true });
  });

/** One part without header, in the default alphabet: SMPP 3.4, 4.4.1 and 5.2. */
const submission = ({ sender, recipient, text }: Sms) => ({
  // Sender: a name, without numbering plan. Recipient: E.164 without its plus.
  source_addr_ton: 5,
  source_addr_npi: 0,
  source_addr: sender,
  dest_addr_ton: 1,
  dest_addr_npi: 1,
  destination_addr: recipient.slice(1),
  esm_class: 0,
  registered_delivery: 0,
  data_coding: 0,
  short_message: text,
});

import { type Duration, seconds } from "#kernel/duration.ts";
import { isThisMachine } from "#kernel/this-machine.ts";

/** All of them together end before the job's own time. */
export type SmppPatience = {
  connection: Duration;
  answer: Duration;
  /** Time between two checks of the session (enquire_link). */
  enquiry: Duration;
  /** After this many consecutive failures the breaker is open for `rest`; then it tries one SMS. */
  failures: number;
  rest: Duration;
};

export const usualPatience: SmppPatience = {
  connection: seconds(10),
  answer: seconds(10),
  enquiry: seconds(30),
  failures: 5,
  rest: seconds(30),
};

export type SmppServer = {
  socket: { host: string; port: number; tls: boolean; rejectUnauthorized: boolean; minVersion: "TLSv1.2" };
  account: { system_id: string; password: string };
};

/** Beyond this machine the certificate of ssmpp:// is verified. */
export function smppServer(url: URL): SmppServer {
  if (url.protocol !== "smpp:" && url.protocol !== "ssmpp:")
    throw new Error(`SMS_URL must begin with smpp:// or ssmpp://, not ${url.protocol}//`);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!host) throw new Error("SMS_URL names no server");
  const tls = url.protocol === "ssmpp:";
  return {
    socket: {
      host,
      port: url.port ? Number(url.port) : tls ? 3550 : 2775,
      tls,
      rejectUnauthorized: !isThisMachine(host),
      minVersion: "TLSv1.2",
    },
    account: { system_id: decodeURIComponent(url.username), password: decodeURIComponent(url.password) },
  };
}

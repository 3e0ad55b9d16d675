import type { SMTPPoolOptions } from "nodemailer";
import { type Duration, seconds } from "#kernel/duration.ts";
import { isThisMachine } from "#kernel/this-machine.ts";

export type SmtpTimeouts = {
  connection: Duration;
  greeting: Duration;
  silence: Duration;
  /** Longest exchange about one message: it limits a tarpit. */
  conversation: Duration;
};

/** Shorter than the job's own time, so that no second worker takes a mail under way. */
export const usualTimeouts: SmtpTimeouts = {
  connection: seconds(10),
  greeting: seconds(10),
  silence: seconds(20),
  conversation: seconds(30),
};

/** Beyond this machine, TLS is required and the certificate verified; the URL cannot lower that (F-15). */
export function smtpSettings(url: URL, timeouts: SmtpTimeouts): SMTPPoolOptions {
  if (url.protocol !== "smtp:" && url.protocol !== "smtps:")
    throw new Error(`SMTP_URL must begin with smtp:// or smtps://, not ${url.protocol}//`);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!host) throw new Error("SMTP_URL names no server");
  const here = isThisMachine(host);
  const secure = url.protocol === "smtps:";
  return {
    pool: true,
    maxConnections: 10,
    // The job retries a message whose connection broke: it knows whether the mail may still leave.
    maxRequeues: 0,
    host,
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTLS: !here,
    opportunisticTLS: here,
    tls: { rejectUnauthorized: !here, minVersion: "TLSv1.2" },
    ...(url.username && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    dnsTimeout: timeouts.connection,
    connectionTimeout: timeouts.connection,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

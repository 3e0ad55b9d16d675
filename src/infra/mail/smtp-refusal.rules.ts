import { maskEmail } from "#kernel/text.ts";
import type { DeliveryRefusal } from "./postman.ts";

/** What nodemailer tells of a failure. */
export type SmtpFailure = { message: string; code?: string; command?: string; responseCode?: number };

/** Replies that speak of this recipient or this message; those before speak of us and our server. */
const aboutTheMessage = ["RCPT TO", "DATA"];

const aboutUs = ["ETLS", "EAUTH", "ENOAUTH", "ECONFIG"];
const certificate = /certificate|altnames|SSL|TLS/;

/**
 * What becomes of a mail: only a 5xx (RFC 5321, 4.2.1) to its recipient or to itself is for good. A refused
 * password, sender or certificate is our own setting: the mail waits, and somebody must be told (F-15).
 */
export function judge({ code = "", command = "", responseCode = 0, message }: SmtpFailure): DeliveryRefusal {
  const reason = speakable(`${code}: ${message}`);
  const permanent = responseCode >= 500 && responseCode !== 503;
  if (permanent && aboutTheMessage.includes(command)) return { fate: "lasting", reason };
  const isOurs = permanent || aboutUs.includes(code) || certificate.test(message);
  return { fate: isOurs ? "ours" : "passing", reason };
}

/** One short line without a mail address or a link, fit for a row and a log. */
export function speakable(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;]+/g, maskEmail)
    .replace(/https?:\/\/\S+/g, "(link)")
    .slice(0, 300);
}

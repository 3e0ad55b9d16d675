import { maskEmail } from "#kernel/text.ts";
import type { DeliveryRefusal } from "./postman.ts";

/** What nodemailer tells of a failure. */
export type SmtpFailure = { message: string; code?: string; command?: string; responseCode?: number };

/** Replies that speak of this recipient or this message; those before speak of us and our server. */
const aboutTheMessage = ["RCPT TO", "DATA"];

/**
 * Whether a failure will last: a 5xx (RFC 5321, 4.2.1) to the recipient or to the message. A refused
 * password, sender or certificate is our own configuration: the mail waits until it is mended.
 */
export function judge(failure: SmtpFailure): DeliveryRefusal {
  const { code, command = "", responseCode = 0 } = failure;
  const lasting = responseCode >= 500 && responseCode !== 503 && aboutTheMessage.includes(command);
  return { lasting, reason: speakable(`${code ?? "ERROR"}: ${failure.message}`) };
}

/** One short line without a mail address or a link, fit for a row and a log. */
export function speakable(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;]+/g, maskEmail)
    .replace(/https?:\/\/\S+/g, "(link)")
    .slice(0, 300);
}

import type { Bounce } from "./bounce.rules.ts";
import { judgeDeliveryStatus, readDeliveryStatus } from "./delivery-status.rules.ts";
import { isAutoReply, isFromDaemon, judgePlainReport, type PlainReport } from "./returned-text.rules.ts";

/** What a returned mail says, once its parts are decoded. */
export type ReturnedMail = PlainReport & {
  /** Each `message/delivery-status`. */
  statuses: readonly string[];
};

export type Verdict = Bounce | "delayed or delivered" | "an automatic reply" | "no report of a mail server";

/**
 * A report decides by its fields, whatever its words and headers say: RFC 3834 lets servers mark it as automatic too.
 * Words alone are believed from a mail server only: a person on holiday may well write "550".
 */
export function judgeReturned(mail: ReturnedMail): Verdict {
  const recipients = mail.statuses.flatMap(readDeliveryStatus);
  if (recipients.length > 0) return judgeDeliveryStatus(recipients) ?? "delayed or delivered";
  if (isAutoReply(mail)) return "an automatic reply";
  if (!isFromDaemon(mail)) return "no report of a mail server";
  return judgePlainReport(mail) ?? "delayed or delivered";
}

import { type Bounce, enhancedCodeIn, isPermanentReply, judgeReply } from "./bounce.rules.ts";

/** What a report says of one recipient (RFC 3464, 2.3). */
export type ReportedRecipient = { action: string; status: string | null; diagnostic: string };

const mostGroups = 50;
const longestField = 2_000;

/** The groups of fields of a `message/delivery-status`. The first is about the message, the others each about a recipient. */
export function readDeliveryStatus(part: string): ReportedRecipient[] {
  const groups = part
    .replaceAll("\r\n", "\n")
    .replaceAll("\r", "\n")
    .split(/\n[ \t]*\n/, mostGroups);
  return groups.flatMap((group) => {
    const fields = fieldsOf(group);
    const action = (fields.get("action") ?? "").toLowerCase().split(/[\s;(]/, 1)[0] ?? "";
    const written = fields.get("status") ?? "";
    const diagnostic = (fields.get("diagnostic-code") ?? "").replace(/^\s*[\w-]{1,40}\s*;\s*/, "");
    const status = /^\s*([245])\.\d{1,3}\.\d{1,3}/.exec(written)?.[0]?.trim() ?? enhancedCodeIn(diagnostic);
    return action || status || diagnostic ? [{ action, status, diagnostic }] : [];
  });
}

/** Names in lower case. A line that begins with a space continues the former one (RFC 5322, 2.2.3). */
function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  let last = "";
  for (const line of group.split("\n")) {
    const colon = line.indexOf(":");
    if (/^[ \t]/.test(line) && last) {
      fields.set(last, `${fields.get(last)} ${line.trim()}`.slice(0, longestField));
    } else if (colon > 0) {
      last = line.slice(0, colon).trim().toLowerCase();
      fields.set(last, line.slice(colon + 1, colon + longestField).trim());
    }
  }
  return fields;
}

/** A mail of ours has one recipient, so any failure is of that one. `null`: delayed, delivered or relayed. */
export function judgeDeliveryStatus(recipients: readonly ReportedRecipient[]): Bounce | null {
  const failures = recipients.filter(isFailure).map((recipient) => {
    const { status, diagnostic } = recipient;
    return judgeReply(isPermanent(recipient), status, diagnostic || (status ?? "failed"));
  });
  return failures.find(({ fate }) => fate === "lasting") ?? failures[0] ?? null;
}

/** Some servers leave the action out, and say all in the status. */
const isFailure = ({ action, status, diagnostic }: ReportedRecipient): boolean =>
  action === "failed" || (action === "" && isPermanentReply(status ?? diagnostic) !== null);

/** Failed with a temporary status: the server gave up after days. */
const isPermanent = ({ status, diagnostic }: ReportedRecipient): boolean =>
  isPermanentReply(status ?? diagnostic) ?? true;

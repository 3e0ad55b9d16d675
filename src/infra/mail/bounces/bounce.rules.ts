import { holdsUsBack, speakable, subjectOfReply } from "../smtp-refusal.rules.ts";

/** `ours`: a block list, a policy or our settings, which say nothing of the address. */
export type Bounce = {
  fate: "lasting" | "passing" | "ours";
  /** Enhanced status code (RFC 3463). */
  status: string | null;
  reason: string;
};

const longestReply = 2_000;

/** Neither a part of an IP address or a version ("15.20.5.1.1") nor of a longer number. */
const enhancedCode = /(?<![\d.])([45])\.(\d{1,3})\.(\d{1,3})(?![\d]|\.\d)/;
const replyCode = /(?<![\d.#-])([45])[0-5]\d(?=[\s,:;#-]|$)/;

export function enhancedCodeIn(text: string): string | null {
  return enhancedCode.exec(text.slice(0, longestReply))?.[0] ?? null;
}

export function isPermanentReply(text: string): boolean | null {
  const [, kind] = enhancedCode.exec(text) ?? replyCode.exec(text) ?? [];
  return kind === undefined ? null : kind === "5";
}

/** The rule of a refusal during delivery, for a reply that a report quotes or that we received. */
export function judgeReply(isPermanent: boolean, status: string | null, quoted: string): Bounce {
  const reply = quoted.slice(0, longestReply);
  const own = enhancedCodeIn(reply);
  const text = own || !status ? reply : `${status} ${reply}`;
  const reason = speakable(text);
  const given = { status: status ?? own, reason };
  if (isPermanent) return { fate: subjectOfReply(text) === "recipient" ? "lasting" : "ours", ...given };
  return { fate: holdsUsBack(text) ? "ours" : "passing", ...given };
}

/** Temporary failures of different mails within a month, after which the address counts as failing for good. */
export const mostPassing = 5;

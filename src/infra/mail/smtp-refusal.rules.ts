import { maskEmail } from "#kernel/text/text.ts";
import type { DeliveryRefusal } from "./postman.ts";

export type SmtpFailure = { message: string; code?: string; command?: string; responseCode?: number };

/** Replies to these commands concern the recipient or the message; replies to earlier ones concern us. */
const aboutTheMessage = ["RCPT TO", "DATA"];

const aboutUs = ["ETLS", "EAUTH", "ENOAUTH", "ECONFIG"];
const certificate = /certificate|altnames|SSL|TLS/;

/**
 * Only a 5xx (RFC 5321, 4.2.1) about the recipient is final. A refused password, sender or certificate is our own
 * setting, and a block list or a policy concerns us, not the person: the mail waits and the operator is warned (F-15).
 */
export function readRefusal({
  code = "",
  command = "",
  responseCode = 0,
  message,
}: SmtpFailure): DeliveryRefusal {
  const reason = speakable(`${code}: ${message}`);
  const permanent = responseCode >= 500 && responseCode !== 503;
  if (permanent && aboutTheMessage.includes(command) && subjectOfReply(message) === "recipient")
    return { fate: "lasting", reason };
  const isOurs = permanent || aboutUs.includes(code) || certificate.test(message) || holdsUsBack(message);
  return { fate: isOurs ? "ours" : "passing", reason };
}

/**
 * La Poste (LPN…) and Orange (OFR…, in Great Britain OUK…) answer 550 to every refusal, with a code of their own
 * whose last three digits tell the reason. These concern the recipient: unknown, full, suspended or blocked.
 */
const ofTheirs = /\b(?:LPN|OFR|OUK)\d{0,3}[_-]?(\d{3})\b/i;
const aboutTheirRecipient = new Set(["416", "417", "418", "420", "426"]);

function subjectOfTheirs(reply: string): "recipient" | "sender" | null {
  const [, reason] = ofTheirs.exec(reply) ?? [];
  if (!reason) return null;
  return aboutTheirRecipient.has(reason) ? "recipient" : "sender";
}

/** For servers that give no code, or 5.7.1 for everything. */
const unknownRecipient =
  /(?:user|recipient|mailbox|account|address|destinataire|adresse)[^.]{0,40}(?:unknown|not found|does ?n[o']t exist|disabled|inactive|full|inconnue?|inexistante?|invalide?)|(?:unknown|no such|invalid) (?:user|recipient|mailbox|account|address)|over ?quota|quota exceeded/i;

/** Words about the sender: our address, or our account at the relay. */
const aboutSender = /\bsender\b|exp[ée]diteur|\b(?:your|votre) (?:account|compte)\b|from sending/i;

const refusedSender =
  /spam|black ?list|block ?list|\bblock(?:ed)?\b|bloqu[ée]e|\blisted\b|\bd?nsbl\b|\brbl\b|reputation|polic(?:y|ies)|\bspf\b|\bdkim\b|\bdmarc\b|authenticat|rate ?limit|throttl|too many|trop de|later|plus tard|service refus|client host|\bhelo\b|\bptr\b|reverse dns|content rejected/i;

/**
 * RFC 3463 and the registry of enhanced codes: 5.1.7, 5.1.8 and 5.7.x concern the sender, except 5.7.17 and 5.7.18
 * (RFC 7293). 5.7.0 and 5.7.1 are used for anything: their text decides.
 */
const ownersChanged = new Set(["7.17", "7.18"]);
const enhanced = /\b[45]\.(\d{1,3})\.(\d{1,3})\b/;

/** A permanent reply that gives no reason concerns the recipient. */
export function subjectOfReply(reply: string): "recipient" | "sender" {
  const theirs = subjectOfTheirs(reply);
  if (theirs) return theirs;
  const [, subject = "", detail = ""] = enhanced.exec(reply) ?? [];
  const code = `${subject}.${detail}`;
  if (ownersChanged.has(code)) return "recipient";
  if (code === "1.7" || code === "1.8" || aboutSender.test(reply)) return "sender";
  const saysNothing = code === "7.0" || code === "7.1";
  if (subject === "7" && !saysNothing) return "sender";
  if (unknownRecipient.test(reply)) return "recipient";
  return saysNothing || refusedSender.test(reply) ? "sender" : "recipient";
}

/** A temporary reply that needs attention: a provider holds us back. */
export const holdsUsBack = (reply: string): boolean =>
  subjectOfTheirs(reply) === "sender" ||
  /spam|black ?list|block ?list|reputation|\bspf\b|\bdkim\b|\bdmarc\b|too many|trop de/i.test(reply);

/** One short line without mail address or link, for a row or a log. */
export function speakable(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;]+/g, maskEmail)
    .replace(/https?:\/\/\S+/g, "(link)")
    .slice(0, 300);
}

import { speakable } from "../smtp-refusal.rules.ts";
import { type Bounce, enhancedCodeIn, isPermanentReply, judgeReply } from "./bounce.rules.ts";

/** Programs that report in plain words: qmail, Exim and older servers. */
const daemon =
  /mailer-?daemon|postmaster|mail (?:delivery|administrator)|delivery (?:sub)?system|microsoftexchange/i;
const autoReply =
  /^(?:auto(?:matic|matische|mated)?[ -]?(?:reply|response|antwort)|r[ée]ponse automatique|out of (?:the )?office|absen(?:t|ce)|je suis absent|vacation|cong[ée]s)/i;
/** A warning while the server still tries. */
const warning =
  /not yet been delivered|delivery (?:is |has been |temporarily )?(?:delayed|suspended)|will (?:keep trying|continue to|be retried|retry)|still (?:trying|being retried)|do not need to (?:resend|retry|do anything)|warning message only|n’a pas encore été (?:remis|distribu)/i;
/** The copy of our own mail follows, whose words must not be read as a reply. */
const copyBelow =
  /^(?:-{2,}.{0,60}(?:copy|original message|message original|headers|returned)|copy of (?:the )?message|original message follows|received: )/im;
const failureWords =
  /user unknown|unknown user|no such (?:user|recipient|address|mailbox)|does not exist|mailbox (?:unavailable|full|not found)|over quota|utilisateur inconnu|adresse inconnue|not listed in|host (?:unknown|not found)|unrouteable address/i;

export type PlainReport = { from: string; subject: string; text: string };

export const isAutoReply = ({ subject }: Pick<PlainReport, "subject">) => autoReply.test(subject.trim());

export const isFromDaemon = ({ from }: Pick<PlainReport, "from">) => daemon.test(from.slice(0, 300));

/** `null`: a warning, or words that name no failure. The caller knows that a mail server wrote it. */
export function judgePlainReport({ subject, text }: PlainReport): Bounce | null {
  const begins = text.slice(0, 16_000).replaceAll("\r\n", "\n");
  const copy = copyBelow.exec(begins);
  const said = copy && copy.index > 0 ? begins.slice(0, copy.index) : begins;
  if (warning.test(said) || warning.test(subject)) return null;
  const lines = said.split("\n").map((line) => line.trim());
  const told = lines.findIndex((line) => isPermanentReply(line) !== null);
  if (told >= 0) {
    const reply = withNext(lines, told);
    return judgeReply(isPermanentReply(reply) ?? true, enhancedCodeIn(reply), reply);
  }
  const words = lines.find((line) => failureWords.test(line));
  return words ? { fate: "lasting", status: null, reason: speakable(words) } : null;
}

/** Replies are often folded. */
const withNext = (lines: readonly string[], at: number) =>
  [lines[at], lines[at + 1]].filter(Boolean).join(" ").slice(0, 600);

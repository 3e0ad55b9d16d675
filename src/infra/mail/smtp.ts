import { createTransport } from "nodemailer";
import { done, refused } from "#kernel/result.ts";
import type { Message, Postman } from "./postman.ts";
import { readRefusal, type SmtpFailure } from "./smtp-refusal.rules.ts";
import { type SmtpTimeouts, smtpSettings, usualTimeouts } from "./smtp-settings.ts";

export function smtpPostman(url: URL, timeouts: SmtpTimeouts = usualTimeouts): Postman {
  const transport = createTransport({
    ...smtpSettings(url, timeouts),
    pool: true,
  });
  transport.on("error", () => {
    // Each message reports its own error; without a listener it would end the process.
  });
  return {
    async deliver(message, signal) {
      try {
        const limited = AbortSignal.any([signal, AbortSignal.timeout(timeouts.conversation)]);
        await transport.sendMail({ ...mimeOf(message), signal: limited });
        return done(null);
      } catch (error) {
        return refused(readRefusal(error as SmtpFailure));
      }
    },
    close: () => transport.close(),
  };
}

/** One recipient, in the envelope and in the header. */
export const mimeOf = (message: Message) => ({
  envelope: { from: message.returnPath ?? message.from.address, to: [message.recipient] },
  from: message.from,
  to: { name: "", address: message.recipient },
  replyTo: message.replyTo,
  subject: message.subject,
  text: message.text,
  html: message.html,
  messageId: message.messageId,
  // RFC 3834: no out-of-office reply to an automatic mail.
  headers: { "Auto-Submitted": "auto-generated" },
});

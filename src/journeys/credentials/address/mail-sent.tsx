import { z } from "zod";
import { formSchema } from "#http/forms/form-schema.ts";
import { findMailTrouble } from "#infra/mail/mail-limits.queries.ts";
import type { Step } from "../../engine/step.ts";
import { sendActivation } from "../../first-connection/by-letters/first-connection.actions.ts";
import type { provisionalCredentials } from "../../first-connection/by-letters/provisional-credentials.journey.ts";
import { enoughMails } from "../../proofs/enough-mails.ts";
import { activationMails } from "./activation.mails.ts";
import { MailSentPage } from "./mail-sent-page.tsx";

const form = formSchema({ choice: z.enum(["resend", "correct"]) });

export const mailSentStep: Step<typeof provisionalCredentials, "mail_sent", z.infer<typeof form>> = {
  path: "/mail",
  form,
  async draw(visit, { holderId, email }, state) {
    const trouble = await visit.ctx.db.inTransaction((trx) =>
      findMailTrouble(trx, holderId, activationMails, email),
    );
    return <MailSentPage visit={visit} email={email} trouble={trouble} state={state} />;
  },
  async submit(visit, chosen, { choice }) {
    if (choice === "correct") return { event: "correction_asked", data: chosen };
    return {
      event: "mail_resent",
      data: chosen,
      async write(trx) {
        const sent = await sendActivation(trx, visit.ctx, visit.visitor, visit.journeyId, chosen);
        return sent.ok ? { said: "mail-resent" } : enoughMails({}, sent.refusal);
      },
    };
  },
};

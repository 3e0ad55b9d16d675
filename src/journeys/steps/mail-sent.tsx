import { z } from "zod";
import { hours } from "#kernel/duration.ts";
import { mayMail, sendActivation } from "../first-connection.actions.ts";
import type { provisionalCredentials } from "../provisional-credentials.journey.ts";
import type { Redraw, Step } from "../step.ts";
import { MailSentPage } from "./mail-sent-page.tsx";

const form = z.object({ choice: z.enum(["resend", "correct"]) });

export const mailSentStep: Step<typeof provisionalCredentials, "mail_sent", z.infer<typeof form>> = {
  path: "/mail",
  form,
  draw: (visit, chosen, state) => <MailSentPage visit={visit} email={chosen.email} state={state} />,
  async submit(visit, chosen, { choice }) {
    if (choice === "correct") return { event: "correction_asked", data: chosen };
    const may = await visit.ctx.db.inTransaction((trx) => mayMail(trx, visit.ctx, chosen.holderId));
    if (!may) return enoughMails({});
    return {
      event: "mail_resent",
      data: chosen,
      async write(trx) {
        await sendActivation(trx, visit.ctx, visit.visitor, visit.journeyId, chosen);
        return { said: "mail-resent" };
      },
    };
  },
};

/** No more mails for now: an hour from here the first of them no longer counts. */
export const enoughMails = (values: Readonly<Record<string, string>>): Redraw => ({
  status: 429,
  wait: hours(1),
  redraw: {
    values,
    errors: {
      _form:
        "Plusieurs mails vous ont déjà été envoyés depuis une heure : leur lien est toujours bon. Regardez dans vos courriers indésirables, ou réessayez dans une heure.",
    },
  },
});

import { z } from "zod";
import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { readCookie } from "#http/cookies.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import type { Redraw } from "#web/refuse-form.ts";
import { openings } from "../../credentials/opening/openings.ts";
import { findWaiting } from "../../credentials/waiting-credentials.queries.ts";
import type { Step } from "../../engine/step.ts";
import { sendActivation } from "../../first-connection/by-letters/first-connection.actions.ts";
import { enoughMails } from "../../proofs/enough-mails.ts";
import type { signIn } from "../sign-in.journey.ts";
import { AwaitsActivationPage } from "./awaits-activation-page.tsx";

const form = formSchema({ choice: z.literal("resend", "Choisissez l’un des boutons de cette page.") });

/** Only a right password leads here: the page may say that credentials wait, and send their mail again. */
export const awaitsActivationStep: Step<typeof signIn, "awaits_activation", z.infer<typeof form>> = {
  path: "/activation",
  form,
  async draw(visit, { journeyId, holderId }, state) {
    const { waiting, account } = await visit.ctx.db.inTransaction(async (trx) => ({
      waiting: await findWaiting(trx, visit.ctx, journeyId),
      account: await findAccountOfHolder(trx, holderId),
    }));
    const kind = openings[visit.space.policy.enrolment]?.journey.kind;
    const shown = {
      email: waiting?.email ?? null,
      renews: account !== undefined,
      beganHere: kind !== undefined && readCookie(visit.request, `journey-${kind}`) !== null,
    };
    return <AwaitsActivationPage visit={visit} {...shown} state={state} />;
  },
  submit: async ({ ctx, visitor }, awaited) => ({
    event: "mail_resent",
    data: awaited,
    async write(trx) {
      const { journeyId, holderId } = awaited;
      await lockHolder(trx, holderId);
      const chosen = await findWaiting(trx, ctx, journeyId);
      if (!chosen) return nothingWaits;
      const sent = await sendActivation(trx, ctx, visitor, journeyId, chosen);
      return sent.ok ? { said: "mail-resent" } : enoughMails({}, sent.refusal);
    },
  }),
};

const nothingWaits: Redraw = {
  status: 409,
  redraw: {
    values: {},
    errors: { _form: "Aucun mail n’est parti : le lien a servi, ou n’est plus valable." },
  },
};

import { z } from "zod";
import { tooManyFromSource } from "#account/refusal-words.ts";
import { limitLasts } from "#account/verify-password.actions.ts";
import type { DataOf } from "../journey.ts";
import type { linkRecovery } from "../link-recovery.journey.ts";
import { admitRecoveryAsk } from "../recovery.actions.ts";
import type { Step } from "../step.ts";
import { AskLinkPage } from "./ask-link-page.tsx";
import { newEmail } from "./fields.ts";

const form = z.object({ email: newEmail("Saisissez votre adresse mail.") });

export const askLinkStep: Step<typeof linkRecovery, "identify", z.infer<typeof form>> = {
  path: "",
  form,
  draw: (visit, _, state) => <AskLinkPage visit={visit} state={state} />,
  recalls: ({ state, data }) =>
    state === "mail_sent" ? { email: (data as DataOf<typeof linkRecovery>["mail_sent"]).email } : {},
  // Nobody is looked up here: the worker is told, and does the same for anybody (REC-11).
  async submit(visit, _, { email }) {
    const { ctx, journeyId, visitor } = visit;
    if (!(await admitRecoveryAsk(ctx, visit, email))) {
      const redraw = { values: { email }, errors: { _form: tooManyFromSource } };
      return { status: 429, redraw, wait: limitLasts };
    }
    return {
      event: "mail_asked",
      data: { email, visitor },
      write: (trx) => ctx.outbox.enqueue(trx, "recovery-asked", { space: ctx.space.id, journeyId }),
    };
  },
};

import { z } from "zod";
import type { Guard } from "../anti-robot.ts";
import type { DataOf } from "../journey.ts";
import type { linkRecovery } from "../link-recovery.journey.ts";
import { admitRecoveryAsk } from "../recovery.actions.ts";
import { askRefused } from "../refusals.ts";
import type { Step } from "../step.ts";
import { AskLinkPage } from "./ask-link-page.tsx";
import { newEmail } from "./fields.ts";

const form = z.object({ email: newEmail("Saisissez votre adresse mail.") });

const guard: Guard<unknown> = {
  form: "ask-link",
  watched: () => ["asks"],
  about: (_, { email }) => (email ? { email } : null),
};

export const askLinkStep: Step<typeof linkRecovery, "identify", z.infer<typeof form>> = {
  path: "",
  form,
  guard,
  draw: (visit, _, state) => <AskLinkPage visit={visit} state={state} />,
  recalls: ({ state, data }) =>
    state === "mail_sent" ? { email: (data as DataOf<typeof linkRecovery>["mail_sent"]).email } : {},
  // Nobody is looked up here: the worker is told, and does the same for anybody (REC-11).
  async submit(visit, _, { email }) {
    const { ctx, journeyId, visitor } = visit;
    const admitted = await admitRecoveryAsk(visit, email);
    if (!admitted.ok) return askRefused(admitted.refusal, guard, { email });
    return {
      event: "mail_asked",
      data: { email, visitor },
      write: (trx) => ctx.outbox.enqueue(trx, "recovery-asked", { space: ctx.space.id, journeyId }),
    };
  },
};

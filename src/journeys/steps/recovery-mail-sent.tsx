import { z } from "zod";
import { announce } from "#http/announce.ts";
import type { Guard } from "../anti-robot.ts";
import type { linkRecovery } from "../link-recovery.journey.ts";
import { admitRecoveryAsk } from "../recovery.actions.ts";
import { askRefused } from "../refusals.ts";
import type { Step } from "../step.ts";
import { RecoveryMailSentPage } from "./recovery-mail-sent-page.tsx";

const form = z.object({ choice: z.literal("resend") });

const guard: Guard<{ email: string }> = {
  form: "recovery-mail",
  watched: () => ["asks"],
  about: ({ email }) => ({ email }),
};

export const recoveryMailSentStep: Step<typeof linkRecovery, "mail_sent", z.infer<typeof form>> = {
  path: "/mail",
  form,
  guard,
  draw: (visit, asked, state) => <RecoveryMailSentPage visit={visit} email={asked.email} state={state} />,
  async submit(visit, asked) {
    const { ctx, journeyId } = visit;
    const admitted = await admitRecoveryAsk(visit, asked.email);
    if (!admitted.ok) return askRefused(admitted.refusal, guard, {});
    return {
      event: "mail_resent",
      data: asked,
      async write(trx) {
        await ctx.outbox.enqueue(trx, "recovery-asked", { space: ctx.space.id, journeyId });
        announce(visit.request, visit.reply, "mail-resent");
      },
    };
  },
};

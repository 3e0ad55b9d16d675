import { z } from "zod";
import type { linkRecovery } from "../link-recovery.journey.ts";
import type { Step } from "../step.ts";
import { RecoveryMailSentPage } from "./recovery-mail-sent-page.tsx";

const form = z.object({ choice: z.literal("resend") });

export const recoveryMailSentStep: Step<typeof linkRecovery, "mail_sent", z.infer<typeof form>> = {
  path: "/mail",
  form,
  draw: (visit, asked, state) => <RecoveryMailSentPage visit={visit} email={asked.email} state={state} />,
  async submit(visit, asked) {
    const { ctx, journeyId } = visit;
    return {
      event: "mail_resent",
      data: asked,
      async write(trx) {
        await ctx.outbox.enqueue(trx, "recovery-asked", { space: ctx.space.id, journeyId });
        return { said: "mail-resent" };
      },
    };
  },
};

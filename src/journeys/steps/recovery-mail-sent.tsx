import { z } from "zod";
import { formSchema } from "#http/form-schema.ts";
import type { linkRecovery } from "../link-recovery.journey.ts";
import { admitRecoveryAsk, askRecovery } from "../recovery.actions.ts";
import type { Step } from "../step.ts";
import { enoughAsks, enoughFromSource } from "./enough-mails.ts";
import { RecoveryMailSentPage } from "./recovery-mail-sent-page.tsx";

const form = formSchema({ choice: z.literal("resend") });

export const recoveryMailSentStep: Step<typeof linkRecovery, "mail_sent", z.infer<typeof form>> = {
  path: "/mail",
  form,
  draw: (visit, asked, state) => <RecoveryMailSentPage visit={visit} email={asked.email} state={state} />,
  async submit(visit, asked) {
    const { ctx, journeyId, visitor } = visit;
    if (!(await admitRecoveryAsk(ctx, visitor, asked.email))) return enoughFromSource({});
    return {
      event: "mail_resent",
      data: asked,
      async write(trx) {
        const again = await askRecovery(trx, ctx, journeyId);
        return again.ok ? { said: "mail-resent" } : enoughAsks({}, again.refusal);
      },
    };
  },
};

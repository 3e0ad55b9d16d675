import { z } from "zod";
import { formSchema } from "#http/forms/form-schema.ts";
import type { Guard } from "../../engine/anti-robot/anti-robot.ts";
import { askRefused } from "../../engine/refusals.ts";
import type { Step } from "../../engine/step.ts";
import { enoughAsks } from "../../proofs/enough-mails.ts";
import type { linkRecovery } from "./link-recovery.journey.ts";
import { admitRecoveryAsk, askRecovery } from "./recovery.actions.ts";
import { RecoveryMailSentPage } from "./recovery-mail-sent-page.tsx";

const form = formSchema({ choice: z.literal("resend") });

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
    const admitted = await admitRecoveryAsk(visit, asked.email);
    if (!admitted.ok) return askRefused(admitted.refusal, guard, {});
    return {
      event: "mail_resent",
      data: asked,
      async write(trx) {
        const again = await askRecovery(trx, visit);
        return again.ok ? { said: "mail-resent" } : enoughAsks({}, again.refusal);
      },
    };
  },
};

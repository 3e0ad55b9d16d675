import type { z } from "zod";
import { formSchema } from "#http/form-schema.ts";
import { addressKey } from "#kernel/text.ts";
import type { DataOf } from "../journey.ts";
import type { linkRecovery } from "../link-recovery.journey.ts";
import { admitRecoveryAsk, askRecovery } from "../recovery.actions.ts";
import type { Step } from "../step.ts";
import { AskLinkPage } from "./ask-link-page.tsx";
import { enoughAsks, enoughFromSource } from "./enough-mails.ts";
import { newEmail } from "./fields.ts";

type Asked = DataOf<typeof linkRecovery>["mail_sent"];

const form = formSchema({ email: newEmail("Saisissez votre adresse mail.") });

export const askLinkStep: Step<typeof linkRecovery, "identify", z.infer<typeof form>> = {
  path: "",
  form,
  draw: (visit, _, state) => <AskLinkPage visit={visit} state={state} />,
  resumes: ({ state, data }, { email }) =>
    state === "mail_sent" && addressKey((data as Asked).email) === addressKey(email),
  recalls: { mail_sent: ({ email }) => ({ email }) },
  // Nobody is looked up here: the worker is told, and does the same for anybody (REC-11).
  async submit(visit, _, { email }) {
    const { ctx, journeyId, visitor } = visit;
    if (!(await admitRecoveryAsk(ctx, visitor, email))) return enoughFromSource({ email });
    return {
      event: "mail_asked",
      data: { email, visitor },
      async write(trx) {
        const asked = await askRecovery(trx, ctx, journeyId);
        return asked.ok ? null : enoughAsks({ email }, asked.refusal);
      },
    };
  },
};

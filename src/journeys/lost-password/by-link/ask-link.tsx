import type { z } from "zod";
import { formSchema } from "#http/forms/form-schema.ts";
import { newEmail } from "#kernel/fields/typed-address.ts";
import { addressKey } from "#kernel/text/text.ts";
import { perSpace } from "#spaces/per-space.ts";
import type { Space } from "#spaces/space.ts";
import { withKeptLogin } from "#web/kept/kept-login.ts";
import type { Guard } from "../../engine/anti-robot/anti-robot.ts";
import { askRefused } from "../../engine/refusals.ts";
import type { Step } from "../../engine/step.ts";
import { enoughAsks } from "../../proofs/enough-mails.ts";
import { AskLinkPage } from "./ask-link-page.tsx";
import type { linkRecovery } from "./link-recovery.journey.ts";
import { admitRecoveryAsk, askRecovery } from "./recovery.actions.ts";

const form = perSpace(({ wording }: Pick<Space, "wording">) =>
  formSchema({ email: newEmail(`Saisissez votre ${wording.emailAddress}.`) }),
);

const guard: Guard<unknown> = {
  form: "ask-link",
  watched: () => ["asks"],
  about: (_, { email }) => (email ? { email } : null),
};

export const askLinkStep: Step<typeof linkRecovery, "identify", z.infer<ReturnType<typeof form>>> = {
  path: "",
  form,
  guard,
  draw: (visit, _, state) => <AskLinkPage visit={visit} state={withKeptLogin(visit, state)} />,
  resumes: ({ state, data }, { email }) =>
    state === "mail_sent" && addressKey(data.email) === addressKey(email),
  recalls: { mail_sent: ({ email }) => ({ email }) },
  // Makes no query: the worker does the same for any address (REC-11).
  async submit(visit, _, { email }) {
    const { visitor } = visit;
    const admitted = await admitRecoveryAsk(visit, email);
    if (!admitted.ok) return askRefused(admitted.refusal, guard, { email });
    return {
      event: "mail_asked",
      data: { email, visitor },
      async write(trx) {
        const asked = await askRecovery(trx, visit);
        return asked.ok ? null : enoughAsks({ email }, asked.refusal);
      },
    };
  },
};

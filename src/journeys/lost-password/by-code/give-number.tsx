import type { z } from "zod";
import { formSchema } from "#http/forms/form-schema.ts";
import { perSpace } from "#spaces/per-space.ts";
import type { Space } from "#spaces/space.ts";
import { withKeptLogin } from "#web/kept/kept-login.ts";
import type { Guard } from "../../engine/anti-robot/anti-robot.ts";
import { askRefused } from "../../engine/refusals.ts";
import type { Step } from "../../engine/step.ts";
import { typedNumber } from "../../engine/steps/fields.ts";
import { admitAskAbout } from "../../proofs/code/issue-code.actions.ts";
import { drawDecoy } from "../../proofs/decoy/decoys.queries.ts";
import type { codeToContact } from "./code-to-contact.journey.ts";
import { GiveNumberPage } from "./give-number-page.tsx";

const form = perSpace((space: Space) => formSchema({ number: typedNumber(space) }));

const theNumber = ({ number }: { number: string }) => ({ number });

const guard: Guard<unknown> = {
  form: "give-number",
  watched: () => ["asks"],
  about: (_, { number }) => (number ? { number } : null),
};

export const giveNumberStep: Step<typeof codeToContact, "identify", z.infer<ReturnType<typeof form>>> = {
  path: "/numero",
  form,
  guard,
  draw: (visit, _, state) => <GiveNumberPage visit={visit} state={withKeptLogin(visit, state)} />,
  recalls: { choose_channel: theNumber, enter_code: theNumber, letter_announced: theNumber },
  async submit(visit, _, typed) {
    const { ctx } = visit;
    const { number } = typed;
    const admitted = await admitAskAbout(visit, number);
    if (!admitted.ok) return askRefused(admitted.refusal, guard, typed);
    return {
      event: "number_given",
      data: { number },
      // The decoy is drawn for every number, known or not, at the same cost.
      write: async (trx) => {
        if (visit.space.policy.codes) await drawDecoy(trx, ctx.keys, number);
      },
    };
  },
};

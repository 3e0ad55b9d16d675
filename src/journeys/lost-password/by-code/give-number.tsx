import type { z } from "zod";
import { formSchema } from "#http/forms/form-schema.ts";
import { readNumberOf } from "#registry/holders/number.rules.ts";
import type { Guard } from "../../engine/anti-robot.ts";
import { askRefused } from "../../engine/refusals.ts";
import type { Step } from "../../engine/step.ts";
import { typedNumber } from "../../engine/steps/fields.ts";
import { admitAskAbout } from "../../proofs/code/issue-code.actions.ts";
import { drawDecoy } from "../../proofs/decoy/decoys.queries.ts";
import type { codeToContact } from "./code-to-contact.journey.ts";
import { GiveNumberPage } from "./give-number-page.tsx";

const form = formSchema({ number: typedNumber() });

const theNumber = ({ number }: { number: string }) => ({ number });

const guard: Guard<unknown> = {
  form: "give-number",
  watched: () => ["asks"],
  about: (_, { number }) => (number ? { number } : null),
};

export const giveNumberStep: Step<typeof codeToContact, "identify", z.infer<typeof form>> = {
  path: "/numero",
  form,
  guard,
  draw: (visit, _, state) => <GiveNumberPage visit={visit} state={state} />,
  recalls: { choose_channel: theNumber, enter_code: theNumber, letter_announced: theNumber },
  async submit(visit, _, typed) {
    const { ctx } = visit;
    const number = readNumberOf(visit.space, typed.number);
    if (!number.ok) return { status: 400, redraw: { values: typed, errors: { number: number.refusal } } };
    const admitted = await admitAskAbout(visit, number.value);
    if (!admitted.ok) return askRefused(admitted.refusal, guard, typed);
    return {
      event: "number_given",
      data: { number: number.value },
      // The decoy is drawn for every number, known or not, at the same cost.
      write: async (trx) => {
        if (visit.space.policy.codes) await drawDecoy(trx, ctx.keys, number.value);
      },
    };
  },
};

import { z } from "zod";
import { tooManyFromSource } from "#account/refusal-words.ts";
import { limitLasts } from "#account/verify-password.actions.ts";
import { readNumberOf } from "#registry/number.rules.ts";
import { admitAskAbout } from "../ask-code.actions.ts";
import type { codeToContact } from "../code-to-contact.journey.ts";
import { drawDecoy } from "../decoys.queries.ts";
import type { DataOf } from "../journey.ts";
import type { Step } from "../step.ts";
import { GiveNumberPage } from "./give-number-page.tsx";

const form = z.object({
  number: z.string().trim().min(1, "Saisissez votre numéro.").max(64, "Ce numéro est trop long."),
});

export const giveNumberStep: Step<typeof codeToContact, "identify", z.infer<typeof form>> = {
  path: "/numero",
  form,
  draw: (visit, _, state) => <GiveNumberPage visit={visit} state={state} />,
  recalls: ({ state, data }) =>
    state === "choose_password"
      ? {}
      : { number: (data as DataOf<typeof codeToContact>["choose_channel"]).number },
  async submit(visit, _, typed) {
    const { ctx } = visit;
    const number = readNumberOf(visit.space, typed.number);
    if (!number.ok) return { status: 400, redraw: { values: typed, errors: { number: number.refusal } } };
    if (!(await admitAskAbout(ctx, visit, number.value)))
      return {
        status: 429,
        wait: limitLasts,
        redraw: { values: typed, errors: { _form: tooManyFromSource } },
      };
    return {
      event: "number_given",
      data: { number: number.value },
      // For whoever has the number or nobody: what is shown next is settled now, at the same cost.
      write: async (trx) => {
        if (visit.space.policy.codes) await drawDecoy(trx, ctx.keys, number.value);
      },
    };
  },
};

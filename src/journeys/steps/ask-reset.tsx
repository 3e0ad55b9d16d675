import { z } from "zod";
import { tooManyFromSource } from "#account/refusal-words.ts";
import { limitLasts } from "#account/verify-password.actions.ts";
import { readCookie } from "#http/cookies.ts";
import { addressKey } from "#kernel/text.ts";
import { readNumberOf } from "#registry/number.rules.ts";
import { admitAskAbout } from "../ask-code.actions.ts";
import { codeAndLink } from "../code-and-link.journey.ts";
import { askReset, countedOn, type ResetAsked } from "../reset-ask.actions.ts";
import type { Step } from "../step.ts";
import { AskResetPage } from "./ask-reset-page.tsx";
import { codeNotAsked } from "./code-refusals.ts";
import { newEmail } from "./fields.ts";
import { resetWords } from "./reset-words.ts";

const form = z.object({
  number: z.string().trim().min(1, "Saisissez votre numéro.").max(64, "Ce numéro est trop long."),
  email: newEmail("Saisissez l’adresse e-mail de votre compte."),
});
type Form = z.infer<typeof form>;

/** S7: a number and an address. Nobody is told apart here: the worker alone mails (REC-11). */
export const askResetStep: Step<typeof codeAndLink, "identify", Form> = {
  path: "",
  form,
  draw: (visit, _, state) => (
    <AskResetPage
      visit={visit}
      state={state}
      mayHaveCode={readCookie(visit.request, `journey-${codeAndLink.kind}`) !== null}
    />
  ),
  resumes({ state, data }, typed, space) {
    if (state !== "give_code") return false;
    const asked = data as ResetAsked;
    const number = readNumberOf(space, typed.number);
    return number.ok && number.value === asked.number && addressKey(typed.email) === addressKey(asked.email);
  },
  recalls({ state, data }) {
    if (state !== "give_code") return {};
    const { number, email } = data as ResetAsked;
    return { number, email };
  },
  async submit(visit, _, typed) {
    const { ctx, visitor } = visit;
    const number = readNumberOf(visit.space, typed.number);
    if (!number.ok) return { status: 400, redraw: { values: typed, errors: { number: number.refusal } } };
    const asked = { number: number.value, email: typed.email, visitor };
    if (!(await admitAskAbout(ctx, visit, countedOn(asked)))) {
      const redraw = { values: typed, errors: { _form: tooManyFromSource } };
      return { status: 429, redraw, wait: limitLasts };
    }
    return {
      event: "mail_asked",
      data: asked,
      async write(trx) {
        const issued = await askReset(trx, ctx, visit, asked);
        if (issued.ok) return null;
        const refused = codeNotAsked(issued.refusal, ctx.space, resetWords);
        return { ...refused, redraw: { ...refused.redraw, values: typed } };
      },
    };
  },
};

import { z } from "zod";
import { tooManyFromSource } from "#account/refusal-words.ts";
import { limitLasts } from "#account/verify-password.actions.ts";
import { announce } from "#http/announce.ts";
import { admitAskAbout } from "../ask-code.actions.ts";
import type { codeAndLink } from "../code-and-link.journey.ts";
import { codeRuleOf } from "../code-rule.rules.ts";
import { askReset, countedOn, type ResetAsked } from "../reset-ask.actions.ts";
import { judgeReset, proveReset } from "../reset-prove.actions.ts";
import type { Outcome, Step, StepVisit } from "../step.ts";
import { codeNotAsked, codeRefused } from "./code-refusals.ts";
import { GiveCodePage } from "./give-code-page.tsx";
import { type NumberAndCode, numberAndCode, readNumberAndCode } from "./number-and-code.ts";
import { byLink, resetPath, resetWords } from "./reset-words.ts";

type Journey = typeof codeAndLink;

const form = z.object({
  choice: z.literal("resend", "Choisissez l’un des boutons de cette page.").optional(),
  ...numberAndCode,
});

/** S9, S10: the mail is announced, whether or not it could leave; number and code are typed in the same browser. */
export const giveCodeStep: Step<Journey, "give_code", z.infer<typeof form>> = {
  path: "/code",
  form,
  draw(visit, { number, email }, state) {
    const hasMail = visit.request.url.endsWith(byLink);
    return (
      <GiveCodePage
        visit={visit}
        action={`${visit.home}${resetPath}/code${hasMail ? byLink : ""}`}
        sentTo={hasMail ? null : email}
        state={{ ...state, values: { number, ...state.values } }}
      />
    );
  },
  submit: (visit, asked, { choice, ...typed }) =>
    choice === "resend" ? resend(visit, asked) : judge(visit, asked, typed),
};

async function resend(visit: StepVisit, former: ResetAsked): Promise<Outcome<Journey, "give_code">> {
  const { ctx, visitor } = visit;
  const asked = { ...former, visitor };
  if (!(await admitAskAbout(ctx, visit, countedOn(asked))))
    return { status: 429, wait: limitLasts, redraw: { values: {}, errors: { _form: tooManyFromSource } } };
  return {
    event: "mail_resent",
    data: asked,
    async write(trx) {
      const again = await askReset(trx, ctx, visit, asked);
      if (!again.ok) return codeNotAsked(again.refusal, ctx.space, resetWords);
      announce(visit.request, visit.reply, again.value === "same" ? "reset-resent" : "code-renewed");
      return null;
    },
  };
}

async function judge(
  visit: StepVisit,
  asked: ResetAsked,
  typed: NumberAndCode,
): Promise<Outcome<Journey, "give_code">> {
  const { ctx, visitor, journeyId } = visit;
  const read = readNumberAndCode(visit.space, typed);
  if (!read.ok) return { status: 400, redraw: read.refusal };
  const underWay = { journeyId, asked };
  const judged = await judgeReset(ctx, visit, underWay, read.value);
  const values = { number: read.value.number };
  const again = (refusal: Parameters<typeof codeRefused>[0]) => {
    const refused = codeRefused(refusal, codeRuleOf(ctx.space), resetWords);
    return { ...refused, redraw: { ...refused.redraw, values } };
  };
  if (!judged.ok) return again(judged.refusal);
  const proven = judged.value;
  return {
    event: "code_proven",
    data: { holderId: proven.holderId },
    async write(trx) {
      const spent = await proveReset(trx, visitor, underWay, proven);
      return spent ? null : again({ kind: "dead" });
    },
  };
}

import { z } from "zod";
import { formSchema } from "#http/forms/form-schema.ts";
import { type Guard, robotSuspected } from "../../engine/anti-robot/anti-robot.ts";
import { askRefused } from "../../engine/refusals.ts";
import type { Outcome, Step, StepVisit } from "../../engine/step.ts";
import { codeRuleOf } from "../../proofs/code/code-rule.rules.ts";
import { admitAskAbout } from "../../proofs/code/issue-code.actions.ts";
import type { CodeRefusal } from "../../proofs/code/judge-code.actions.ts";
import { type NumberAndCode, numberAndCode, readNumberAndCode } from "../../proofs/code/number-and-code.ts";
import { codeNotAsked, codeRefused } from "../by-code/code-refusals.ts";
import { askCodeAndLink, type CodeAndLinkAsked, countedOn } from "./ask-code-and-link.actions.ts";
import type { codeAndLink } from "./code-and-link.journey.ts";
import { byLink, codeAndLinkPath, codeAndLinkWords } from "./code-and-link-words.ts";
import { GiveCodePage } from "./give-code-page.tsx";
import { judgeCodeAndLink, proveCodeAndLink } from "./prove-code-and-link.actions.ts";

type Journey = typeof codeAndLink;

const form = formSchema({
  choice: z.literal("resend", "Choisissez l’un des boutons de cette page.").optional(),
  ...numberAndCode,
});

/** `null`: a link opened in another browser does not give the number. */
export const giveCodeGuard: Guard<CodeAndLinkAsked | null> = {
  form: "give-code",
  watched: ({ choice }) => (choice === "resend" ? ["asks"] : ["codes"]),
  about: (asked) => asked && { number: asked.number },
};

/** S9, S10: announces a mail, even if none could be sent. */
export const giveCodeStep: Step<Journey, "give_code", z.infer<typeof form>> = {
  path: "/code",
  form,
  guard: giveCodeGuard,
  draw(visit, { number, email }, state) {
    const hasMail = visit.request.url.endsWith(byLink);
    return (
      <GiveCodePage
        visit={visit}
        action={`${visit.home}${codeAndLinkPath}/code${hasMail ? byLink : ""}`}
        sentTo={hasMail ? null : email}
        state={{ ...state, values: { number, ...state.values } }}
      />
    );
  },
  submit: (visit, asked, { choice, ...typed }) =>
    choice === "resend" ? resend(visit, asked) : judgeTypedCode(visit, asked, typed),
};

async function resend(visit: StepVisit, former: CodeAndLinkAsked): Promise<Outcome<Journey, "give_code">> {
  const { ctx, visitor } = visit;
  const asked = { ...former, visitor };
  const admitted = await admitAskAbout(visit, countedOn(asked));
  if (!admitted.ok) return askRefused(admitted.refusal, giveCodeGuard, { choice: "resend" });
  return {
    event: "mail_resent",
    data: asked,
    async write(trx) {
      const again = await askCodeAndLink(trx, ctx, visit, asked);
      if (!again.ok) return codeNotAsked(again.refusal, ctx.space, codeAndLinkWords);
      return { said: again.value === "same" ? "code-and-link-resent" : "code-renewed" };
    },
  };
}

async function judgeTypedCode(
  visit: StepVisit,
  asked: CodeAndLinkAsked,
  typed: NumberAndCode,
): Promise<Outcome<Journey, "give_code">> {
  const { ctx, visitor, journeyId } = visit;
  const read = readNumberAndCode(visit.space, typed);
  if (!read.ok) return { status: 400, redraw: read.refusal };
  const underWay = { journeyId, asked };
  const judged = await judgeCodeAndLink(ctx, visit, underWay, read.value);
  const values = { number: read.value.number };
  const again = (refusal: CodeRefusal) => {
    if (refusal.kind === "robot_suspected") return robotSuspected(giveCodeGuard, typed);
    const refused = codeRefused(refusal, codeRuleOf(ctx.space), codeAndLinkWords);
    return { ...refused, redraw: { ...refused.redraw, values } };
  };
  if (!judged.ok) return again(judged.refusal);
  const proven = judged.value;
  return {
    event: "code_proven",
    data: { holderId: proven.holderId },
    async write(trx) {
      const spent = await proveCodeAndLink(trx, visitor, underWay, proven);
      return spent ? null : again({ kind: "dead" });
    },
  };
}

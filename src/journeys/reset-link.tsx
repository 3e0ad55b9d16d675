import { z } from "zod";
import { clearCookie, setCookie } from "#http/cookies.ts";
import { readForm } from "#http/read-form.ts";
import { seeOther } from "#http/redirect.ts";
import { retryAfter } from "#http/retry-after.ts";
import { sendPage } from "#http/send-page.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { codeAndLink } from "./code-and-link.journey.ts";
import { codeRuleOf } from "./code-rule.rules.ts";
import { readJourney } from "./journeys.queries.ts";
import type { CodeRefusal } from "./judge-code.actions.ts";
import type { Link } from "./links.queries.ts";
import type { ResetAsked } from "./reset-ask.actions.ts";
import { judgeReset, proveElsewhere } from "./reset-prove.actions.ts";
import type { StepVisit } from "./step.ts";
import { codeRefused } from "./steps/code-refusals.ts";
import { GiveCodePage } from "./steps/give-code-page.tsx";
import { numberAndCode, readNumberAndCode } from "./steps/number-and-code.ts";
import { resetPath, resetWords } from "./steps/reset-words.ts";

const form = z.object(numberAndCode);

/** A reset link opened where one did not ask: it shows where number and code are typed, and spends nothing. */
export const showResetLink = (visit: StepVisit) => draw(visit, emptyForm, 200);

/** Number and code are the proof of a person; only then is the row bound to this browser. */
export async function confirmResetLink(visit: StepVisit, link: Link) {
  const { ctx, visitor, request, reply } = visit;
  const typed = readForm(request, form);
  if (!typed.ok) return draw(visit, typed.refusal, 400);
  const read = readNumberAndCode(visit.space, typed.value);
  if (!read.ok) return draw(visit, read.refusal, 400);
  const { number } = read.value;
  const row = await ctx.db.inTransaction((trx) => readJourney(trx, link.journeyId));
  if (row?.state !== "give_code") return refuse(visit, number, { kind: "dead" });
  const underWay = { journeyId: row.id, asked: row.data as ResetAsked };
  const judged = await judgeReset(ctx, visit, underWay, read.value);
  if (!judged.ok) return refuse(visit, number, judged.refusal);
  const bound = await proveElsewhere(ctx, visitor, underWay, judged.value);
  if (!bound.ok) return refuse(visit, number, bound.refusal);
  clearCookie(request, reply, "link");
  setCookie(request, reply, `journey-${codeAndLink.kind}`, `${row.id}.${bound.value}`);
  return seeOther(reply, `${visit.home}${resetPath}/nouveau`);
}

function refuse(visit: StepVisit, number: string, refusal: CodeRefusal) {
  const refused = codeRefused(refusal, codeRuleOf(visit.space), resetWords);
  if (refused.status === 429) retryAfter(visit.reply, refused.wait);
  return draw(visit, { ...refused.redraw, values: { number } }, refused.status);
}

const draw = (visit: StepVisit, state: FormState, status: number) =>
  sendPage(
    visit.reply,
    <GiveCodePage visit={visit} action={`${visit.home}/lien`} sentTo={null} state={state} />,
    status,
  );

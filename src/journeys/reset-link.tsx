import { formSchema } from "#http/form-schema.ts";
import { readForm } from "#http/read-form.ts";
import { seeOther } from "#http/redirect.ts";
import { retryAfter } from "#http/retry-after.ts";
import { sendPage } from "#http/send-page.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { acceptedValues, challengeFor, passGuard, robotSuspected } from "./anti-robot.ts";
import { bindBrowser, forgetLink } from "./browser-binding.ts";
import { codeAndLink } from "./code-and-link.journey.ts";
import { codeRuleOf } from "./code-rule.rules.ts";
import { readJourney } from "./journeys.queries.ts";
import type { CodeRefusal } from "./judge-code.actions.ts";
import type { Link } from "./links.queries.ts";
import type { ResetAsked } from "./reset-ask.actions.ts";
import { judgeReset, proveElsewhere } from "./reset-prove.actions.ts";
import type { AnsweredVisit } from "./step.ts";
import { codeRefused } from "./steps/code-refusals.ts";
import { giveCodeGuard } from "./steps/give-code.tsx";
import { GiveCodePage } from "./steps/give-code-page.tsx";
import { type NumberAndCode, numberAndCode, readNumberAndCode } from "./steps/number-and-code.ts";
import { resetPath, resetWords } from "./steps/reset-words.ts";

const form = formSchema(numberAndCode);

/** A reset link opened where one did not ask: it shows where number and code are typed, and spends nothing. */
export const showResetLink = (visit: AnsweredVisit) => draw(visit, null, emptyForm, 200);

/** Number and code are the proof of a person; only then is the row bound to this browser. */
export async function confirmResetLink(visit: AnsweredVisit, link: Link) {
  const { ctx, visitor, request, reply } = visit;
  const typed = readForm(request, form);
  if (!typed.ok) return draw(visit, null, typed.refusal, 400);
  const read = readNumberAndCode(visit.space, typed.value);
  if (!read.ok) return draw(visit, null, read.refusal, 400);
  const row = await ctx.db.inTransaction((trx) => readJourney(trx, link.journeyId));
  const asked = row?.state === "give_code" ? (row.data as ResetAsked) : null;
  const passed = await passGuard(visit, giveCodeGuard, asked, read.value);
  if (!passed.ok) return draw(visit, asked, passed.refusal.redraw, passed.refusal.status);
  if (!row || !asked) return refuse(visit, asked, read.value, { kind: "dead" });
  const underWay = { journeyId: row.id, asked };
  const judged = await judgeReset(ctx, { ...visit, ...passed.value }, underWay, read.value);
  if (!judged.ok) return refuse(visit, asked, read.value, judged.refusal);
  const bound = await proveElsewhere(ctx, visitor, underWay, judged.value);
  if (!bound.ok) return refuse(visit, asked, read.value, bound.refusal);
  forgetLink(visit);
  bindBrowser(visit, codeAndLink.kind, row.id, bound.value);
  return seeOther(reply, `${visit.home}${resetPath}/nouveau`);
}

function refuse(visit: AnsweredVisit, asked: ResetAsked | null, typed: NumberAndCode, refusal: CodeRefusal) {
  if (refusal.kind === "robot_suspected")
    return draw(visit, asked, robotSuspected(giveCodeGuard, typed).redraw, 400);
  const refused = codeRefused(refusal, codeRuleOf(visit.space), resetWords);
  if (refused.status === 429) retryAfter(visit.reply, refused.wait);
  return draw(visit, asked, { ...refused.redraw, values: { number: typed.number } }, refused.status);
}

async function draw(visit: AnsweredVisit, asked: ResetAsked | null, state: FormState, status: number) {
  const captcha = await challengeFor(visit, giveCodeGuard, asked, acceptedValues(state));
  const page = (
    <GiveCodePage visit={{ ...visit, captcha }} action={`${visit.home}/lien`} sentTo={null} state={state} />
  );
  return sendPage(visit.reply, page, status);
}

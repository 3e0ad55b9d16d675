import { seeOther } from "#http/answers/redirect.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { readForm } from "#http/forms/read-form.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { type Redraw, refusedForm, refuseForm } from "#web/refuse-form.ts";
import {
  acceptedValues,
  challengeFor,
  passGuard,
  robotSuspected,
} from "../../engine/anti-robot/anti-robot.ts";
import { bindBrowser, forgetLink } from "../../engine/browser-binding.ts";
import { readJourney } from "../../engine/journeys.queries.ts";
import { keptIn } from "../../engine/kept-data.ts";
import type { AnsweredVisit } from "../../engine/step.ts";
import { codeRuleOf } from "../../proofs/code/code-rule.rules.ts";
import type { CodeRefusal } from "../../proofs/code/judge-code.actions.ts";
import { type NumberAndCode, numberAndCode, readNumberAndCode } from "../../proofs/code/number-and-code.ts";
import type { Link } from "../../proofs/link/links.queries.ts";
import { codeRefused } from "../by-code/code-refusals.ts";
import type { CodeAndLinkAsked } from "./ask-code-and-link.actions.ts";
import { codeAndLink } from "./code-and-link.journey.ts";
import { codeAndLinkPath, codeAndLinkWords } from "./code-and-link-words.ts";
import { giveCodeGuard } from "./give-code.tsx";
import { GiveCodePage } from "./give-code-page.tsx";
import { judgeCodeAndLink, proveElsewhere } from "./prove-code-and-link.actions.ts";

const form = formSchema(numberAndCode);

/** Opened in another browser, the link shows the form for number and code, and spends nothing. */
export const showLinkWithCode = async (visit: AnsweredVisit) =>
  sendPage(visit.reply, await draw(visit, null, emptyForm));

/** Number and code prove the person; only then is the row bound to this browser. */
export async function confirmLinkWithCode(visit: AnsweredVisit, link: Link) {
  const { ctx, visitor, request, reply } = visit;
  const typed = readForm(request, form);
  if (!typed.ok) return again(visit, null, refusedForm(typed.refusal));
  const read = readNumberAndCode(visit.space, typed.value);
  if (!read.ok) return again(visit, null, refusedForm(read.refusal));
  const row = await ctx.db.inTransaction((trx) => readJourney(trx, link.journeyId));
  const asked = keptIn(codeAndLink, "give_code", row);
  const passed = await passGuard(visit, giveCodeGuard, asked, read.value);
  if (!passed.ok) return again(visit, asked, passed.refusal);
  if (!row || !asked) return refuse(visit, asked, read.value, { kind: "dead" });
  const underWay = { journeyId: row.id, asked };
  const judged = await judgeCodeAndLink(ctx, { ...visit, ...passed.value }, underWay, read.value);
  if (!judged.ok) return refuse(visit, asked, read.value, judged.refusal);
  const bound = await proveElsewhere(ctx, visitor, underWay, judged.value);
  if (!bound.ok) return refuse(visit, asked, read.value, bound.refusal);
  forgetLink(visit);
  bindBrowser(visit, codeAndLink.kind, row.id, bound.value);
  return seeOther(reply, `${visit.home}${codeAndLinkPath}/nouveau`);
}

function refuse(
  visit: AnsweredVisit,
  asked: CodeAndLinkAsked | null,
  typed: NumberAndCode,
  refusal: CodeRefusal,
) {
  if (refusal.kind === "robot_suspected") return again(visit, asked, robotSuspected(giveCodeGuard, typed));
  const refused = codeRefused(refusal, codeRuleOf(visit.space), codeAndLinkWords);
  const redraw = { ...refused.redraw, values: { number: typed.number } };
  return again(visit, asked, { ...refused, redraw });
}

const again = async (visit: AnsweredVisit, asked: CodeAndLinkAsked | null, refusal: Redraw) =>
  refuseForm(visit.reply, refusal, await draw(visit, asked, refusal.redraw));

async function draw(visit: AnsweredVisit, asked: CodeAndLinkAsked | null, state: FormState) {
  const captcha = await challengeFor(visit, giveCodeGuard, asked, acceptedValues(state));
  return (
    <GiveCodePage visit={{ ...visit, captcha }} action={`${visit.home}/lien`} sentTo={null} state={state} />
  );
}

import { setTimeout as wait } from "node:timers/promises";
import { announce } from "#http/answers/announce.ts";
import { answerNoSoonerThan } from "#http/answers/answer-floor.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { withChecks } from "#http/forms/browser-checks.ts";
import { milliseconds } from "#kernel/duration.ts";
import type { FormState } from "#kernel/form-state.ts";
import { keepLogin } from "#web/kept/kept-login.ts";
import { type Redraw, refusedForm, refuseForm } from "#web/refuse-form.ts";
import { acceptedValues, challengeFor } from "./anti-robot/anti-robot.ts";
import { forgetJourney, rowOfBrowser } from "./browser-binding.ts";
import type { JourneyRow } from "./journeys.queries.ts";
import { type AnsweredVisit, type AnyStep, formOf } from "./step.ts";
import type { Walk } from "./walk.ts";

/** Refusals all take this long, whatever was looked up or hashed (LOG-10, REC-11). */
const refusalTime = milliseconds(120);

/** After a double click the second post may fail because the first succeeded: it is then redirected like the first. */
export async function refuseOrFollow(
  visit: AnsweredVisit,
  walk: Walk,
  step: AnyStep,
  row: JourneyRow,
  refusal: Redraw,
) {
  await answerNoSoonerThan(visit.request, refusalTime);
  // This browser may have used the link or code itself. On a busy machine its row may not have moved yet.
  for (let looks = refusal.status === 409 ? busyLooks : 1; looks > 0; looks -= 1) {
    const now = await rowOfBrowser(visit.ctx, walk.journey.kind, visit.request);
    if (now && now.id === row.id && now.state !== row.state) return arrive(visit, walk, now.state);
    if (looks > 1) await wait(refusalTime);
  }
  return refuse(visit, step, row.data, refusal);
}

const busyLooks = 8;

export async function arriveWhereItIs(visit: AnsweredVisit, walk: Walk) {
  const row = await rowOfBrowser(visit.ctx, walk.journey.kind, visit.request);
  return row ? arrive(visit, walk, row.state) : comeBack(visit, walk);
}

/** This browser has no journey in progress: redirects to the start page, which announces it. */
export function comeBack(visit: AnsweredVisit, walk: Walk) {
  announce(visit.request, visit.reply, "nothing-under-way");
  return seeOther(visit.reply, visit.home + walk.path);
}

export function arrive(visit: AnsweredVisit, walk: Walk, state: JourneyRow["state"]) {
  const step = walk.steps[state];
  if (step) return seeOther(visit.reply, visit.home + walk.path + step.path);
  const end = walk.ends[state];
  if (!end) throw new Error(`${walk.journey.kind}: nothing to show in "${state}"`);
  forgetJourney(visit, walk.journey.kind);
  return seeOther(visit.reply, visit.home + end(visit));
}

export const refuseAsTyped = (visit: AnsweredVisit, step: AnyStep, data: unknown, typed: FormState) =>
  refuse(visit, step, data, refusedForm(typed));

export async function refuse(visit: AnsweredVisit, step: AnyStep, data: unknown, refusal: Redraw) {
  await answerNoSoonerThan(visit.request, refusalTime);
  if (refusal.login) keepLogin(visit, visit.reply, refusal.login);
  return refuseForm(visit.reply, refusal, await pageOf(visit, step, data, refusal.redraw));
}

export const show = async (visit: AnsweredVisit, step: AnyStep, data: unknown, form: FormState) =>
  sendPage(visit.reply, await pageOf(visit, step, data, form));

async function pageOf(visit: AnsweredVisit, step: AnyStep, data: unknown, form: FormState) {
  const captcha = step.guard ? await challengeFor(visit, step.guard, data, acceptedValues(form)) : null;
  const { wants } = step;
  const checked = withChecks(wants ? wants(visit.space) : formOf(step, visit.space), form);
  return step.draw({ ...visit, captcha }, data, checked);
}

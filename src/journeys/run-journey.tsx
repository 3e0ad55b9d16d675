import { setTimeout as wait } from "node:timers/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import { newToken } from "#account/token.ts";
import { announce } from "#http/announce.ts";
import { answerNoSoonerThan } from "#http/answer-floor.ts";
import { readForm } from "#http/read-form.ts";
import { seeOther } from "#http/redirect.ts";
import { retryAfter } from "#http/retry-after.ts";
import { sendPage } from "#http/send-page.ts";
import { milliseconds } from "#kernel/duration.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { type JourneyId, newId } from "#kernel/ids.ts";
import { done, refused } from "#kernel/result.ts";
import type { SpaceWeb } from "#web.ts";
import { bindBrowser, forgetJourney, rowOfBrowser } from "./browser-binding.ts";
import { isOver, next } from "./journey.ts";
import { beginJourney, type JourneyRow, moveJourney } from "./journeys.queries.ts";
import { withNumberFault } from "./number-fault.ts";
import { isServed } from "./served.rules.ts";
import { type AnyStep, formOf, type Redraw, type StepVisit } from "./step.ts";
import { StepGone } from "./steps/step-gone.tsx";
import { visitOf } from "./visit.ts";
import type { Walk } from "./walk.ts";

/** Refusals all take this long, whatever was or was not looked up and hashed on the way (LOG-10, REC-11). */
const refusalTime = milliseconds(120);

/** Hangs every step of a journey under its space: load the row → right step? → submit → event → save → redirect. */
export function runJourney(web: SpaceWeb, walk: Walk) {
  const { journey, preface } = walk;
  const { id, policy } = web.ctx.space;
  if (!isServed(journey, journey.start, policy))
    throw new Error(`the policy of ${id} has a journey ${journey.kind}, and not the rule it begins with`);
  if (preface)
    web.routes.get(walk.path, (request, reply) =>
      sendPage(reply, preface(visitOf(web, request, reply, newId()))),
    );
  for (const [state, step] of Object.entries(walk.steps)) {
    const path = walk.path + step.path;
    const isStart = state === walk.journey.start;
    web.routes.get(path, (request, reply) =>
      isStart ? showStart(web, walk, step, request, reply) : show(web, walk, state, request, reply),
    );
    web.routes.post(path, (request, reply) =>
      isStart ? submitStart(web, walk, step, request, reply) : submit(web, walk, state, request, reply),
    );
  }
}

/** What this browser typed here to begin what is under way is there again, to be mended. */
async function showStart(
  web: SpaceWeb,
  walk: Walk,
  step: AnyStep,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const row = step.recalls && (await servedRow(web, walk, request));
  const values = (row && step.recalls?.(row)) ?? {};
  return draw(visitOf(web, request, reply, newId()), step, null, { ...emptyForm, values }, 200);
}

async function show(web: SpaceWeb, walk: Walk, state: string, request: FastifyRequest, reply: FastifyReply) {
  const row = await servedRow(web, walk, request);
  const visit = visitOf(web, request, reply, row?.id ?? newId());
  const step = walk.steps[state];
  if (!row || !step) return comeBack(visit, walk);
  if (row.state !== state) return arrive(visit, walk, row.state);
  return draw(visit, step, row.data, emptyForm, 200);
}

/** What this browser has under way, if the policy of today still serves it. */
async function servedRow(
  { ctx }: SpaceWeb,
  { journey }: Walk,
  request: FastifyRequest,
): Promise<JourneyRow | undefined> {
  const row = await rowOfBrowser(ctx, journey.kind, request);
  return row && isServed(journey, row.state, ctx.space.policy) ? row : undefined;
}

/** A first step has no row yet: one begins when the person is past it, so that a mere look writes nothing. */
async function submitStart(
  web: SpaceWeb,
  walk: Walk,
  step: AnyStep,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const form = readForm(request, formOf(step, web.ctx.space));
  const former = form.ok ? await rowToResume(web, walk, step, request, form.value) : undefined;
  const visit = visitOf(web, request, reply, former?.id ?? newId<JourneyId>());
  if (!form.ok) return refuseAsTyped(visit, step, null, form.refusal);
  const outcome = await step.submit(visit, null, form.value);
  if ("redraw" in outcome) return refuse(visit, step, null, outcome);
  const state = next(walk.journey, walk.journey.start, outcome.event);
  // A journey that is over in one step leaves no row.
  if (isOver(walk.journey, state)) return arrive(visit, walk, state);
  const { kind } = walk.journey;
  const { journey: lifetime } = web.ctx.space.policy.lifetimes;
  const { journeyId: id } = visit;
  const secret = newToken();
  const begun = await web.ctx.db.allOrNothing<null, Redraw>(async (trx) => {
    if (!former)
      await beginJourney(trx, { id, kind, state, data: outcome.data, secretHash: secret.hash, lifetime });
    else if (!(await moveJourney(trx, former, { state, data: outcome.data }))) return done(null);
    const late = await outcome.write?.(trx);
    return late ? refused(late) : done(null);
  });
  if (!begun.ok) return refuse(visit, step, null, begun.refusal);
  if (!former) bindBrowser(visit, kind, id, secret.value);
  return arrive(visit, walk, state);
}

/** What this browser has under way already, should the form ask for the very same again. */
async function rowToResume(
  web: SpaceWeb,
  walk: Walk,
  step: AnyStep,
  request: FastifyRequest,
  form: unknown,
): Promise<JourneyRow | undefined> {
  if (!step.resumes) return undefined;
  const row = await servedRow(web, walk, request);
  return row && step.resumes(row, form, web.ctx.space) ? row : undefined;
}

async function submit(
  web: SpaceWeb,
  walk: Walk,
  state: string,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const row = await servedRow(web, walk, request);
  const visit = visitOf(web, request, reply, row?.id ?? newId());
  const step = walk.steps[state];
  if (!row || !step) return sendPage(reply, <StepGone visit={visit} restart={visit.home + walk.path} />, 410);
  if (row.state !== state) return arrive(visit, walk, row.state);
  const form = readForm(request, formOf(step, web.ctx.space));
  if (!form.ok) return refuseAsTyped(visit, step, row.data, form.refusal);
  const outcome = await step.submit(visit, row.data, form.value);
  if ("redraw" in outcome) return refuseOrFollow(visit, walk, step, row, outcome);
  const target = next(walk.journey, state, outcome.event);
  const moved = await web.ctx.db.allOrNothing<boolean, Redraw>(async (trx) => {
    if (!(await moveJourney(trx, row, { state: target, data: outcome.data }))) return done(false);
    const late = await outcome.write?.(trx);
    return late ? refused(late) : done(true);
  });
  if (!moved.ok) return refuseOrFollow(visit, walk, step, row, moved.refusal);
  // Of identical posts at once one moved the row; the others are shown where it went.
  return moved.value ? arrive(visit, walk, target) : arriveWhereItIs(visit, walk);
}

/** A double click: what the first post did may make the second one fail, which is then no news for anybody. */
async function refuseOrFollow(visit: StepVisit, walk: Walk, step: AnyStep, row: JourneyRow, refusal: Redraw) {
  await answerNoSoonerThan(visit.request, refusalTime);
  // What has served, served this very browser perhaps, a moment ago: on a busy machine its row is still to move.
  for (let looks = refusal.status === 409 ? busyLooks : 1; looks > 0; looks -= 1) {
    const now = await rowOfBrowser(visit.ctx, walk.journey.kind, visit.request);
    if (now && now.id === row.id && now.state !== row.state) return arrive(visit, walk, now.state);
    if (looks > 1) await wait(refusalTime);
  }
  return refuse(visit, step, row.data, refusal);
}

const busyLooks = 5;

async function arriveWhereItIs(visit: StepVisit, walk: Walk) {
  const row = await rowOfBrowser(visit.ctx, walk.journey.kind, visit.request);
  return row ? arrive(visit, walk, row.state) : comeBack(visit, walk);
}

/** Nothing is under way in this browser: back to where the journey begins, which says so. */
function comeBack(visit: StepVisit, walk: Walk) {
  announce(visit.request, visit.reply, "nothing-under-way");
  return seeOther(visit.reply, visit.home + walk.path);
}

/** To the page of that state, or to wherever the journey ends. */
export function arrive(visit: StepVisit, walk: Walk, state: JourneyRow["state"]) {
  const step = walk.steps[state];
  if (step) return seeOther(visit.reply, visit.home + walk.path + step.path);
  const end = walk.ends[state];
  if (!end) throw new Error(`${walk.journey.kind}: nothing to show in "${state}"`);
  forgetJourney(visit, walk.journey.kind);
  return seeOther(visit.reply, visit.home + end(visit));
}

const refuseAsTyped = (visit: StepVisit, step: AnyStep, data: unknown, typed: FormState) =>
  refuse(visit, step, data, { redraw: withNumberFault(typed, visit.space), status: 400 });

async function refuse(visit: StepVisit, step: AnyStep, data: unknown, refusal: Redraw) {
  await answerNoSoonerThan(visit.request, refusalTime);
  if (refusal.status === 429) retryAfter(visit.reply, refusal.wait);
  return draw(visit, step, data, refusal.redraw, refusal.status);
}

async function draw(visit: StepVisit, step: AnyStep, data: unknown, form: FormState, status: number) {
  return sendPage(visit.reply, await step.draw(visit, data, form), status);
}

import type { FastifyReply, FastifyRequest } from "fastify";
import { answerNoSoonerThan } from "#http/answer-floor.ts";
import { readForm } from "#http/read-form.ts";
import { seeOther } from "#http/redirect.ts";
import { retryAfter } from "#http/retry-after.ts";
import { sendPage } from "#http/send-page.ts";
import { milliseconds } from "#kernel/duration.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { type JourneyId, newId } from "#kernel/ids.ts";
import type { SpaceWeb } from "#web.ts";
import { bindBrowser, forgetJourney, rowOfBrowser } from "./browser-binding.ts";
import { isOver, next } from "./journey.ts";
import { beginJourney, type JourneyRow, moveJourney } from "./journeys.queries.ts";
import type { AnyStep, Redraw, StepVisit } from "./step.ts";
import { StepGone } from "./steps/step-gone.tsx";
import { visitOf } from "./visit.ts";
import type { Walk } from "./walk.ts";

/** Refusals all take this long, whatever was or was not looked up and hashed on the way (LOG-10, REC-11). */
const refusalTime = milliseconds(120);

/** Hangs every step of a journey under its space: load the row → right step? → submit → event → save → redirect. */
export function runJourney(web: SpaceWeb, walk: Walk) {
  for (const [state, step] of Object.entries(walk.steps)) {
    const path = walk.path + step.path;
    const isStart = state === walk.journey.start;
    web.routes.get(path, (request, reply) =>
      isStart ? showStart(web, step, request, reply) : show(web, walk, state, request, reply),
    );
    web.routes.post(path, (request, reply) =>
      isStart ? submitStart(web, walk, step, request, reply) : submit(web, walk, state, request, reply),
    );
  }
}

async function showStart(web: SpaceWeb, step: AnyStep, request: FastifyRequest, reply: FastifyReply) {
  return draw(visitOf(web, request, reply, newId()), step, null, emptyForm, 200);
}

async function show(web: SpaceWeb, walk: Walk, state: string, request: FastifyRequest, reply: FastifyReply) {
  const row = await rowOfBrowser(web.ctx, walk.journey.kind, request);
  const visit = visitOf(web, request, reply, row?.id ?? newId());
  const step = walk.steps[state];
  if (!row || !step) return seeOther(reply, visit.home + walk.path);
  if (row.state !== state) return arrive(visit, walk, row.state);
  return draw(visit, step, row.data, emptyForm, 200);
}

/** A first step has no row yet: one begins when the person is past it, so that a mere look writes nothing. */
async function submitStart(
  web: SpaceWeb,
  walk: Walk,
  step: AnyStep,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const visit = visitOf(web, request, reply, newId<JourneyId>());
  const form = readForm(request, step.form);
  if (!form.ok) return refuse(visit, step, null, { redraw: form.refusal, status: 400 });
  const outcome = await step.submit(visit, null, form.value);
  if ("redraw" in outcome) return refuse(visit, step, null, outcome);
  const state = next(walk.journey, walk.journey.start, outcome.event);
  // A journey that is over in one step leaves no row.
  if (isOver(walk.journey, state)) return arrive(visit, walk, state);
  const { kind } = walk.journey;
  const { journey: lifetime } = web.ctx.space.policy.lifetimes;
  const secretHash = bindBrowser(visit, kind, visit.journeyId);
  await web.ctx.db.inTransaction(async (trx) => {
    await beginJourney(trx, { id: visit.journeyId, kind, state, data: outcome.data, secretHash, lifetime });
    await outcome.write?.(trx);
  });
  return arrive(visit, walk, state);
}

async function submit(
  web: SpaceWeb,
  walk: Walk,
  state: string,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const row = await rowOfBrowser(web.ctx, walk.journey.kind, request);
  const visit = visitOf(web, request, reply, row?.id ?? newId());
  const step = walk.steps[state];
  if (!row || !step) return sendPage(reply, <StepGone visit={visit} restart={visit.home + walk.path} />, 410);
  if (row.state !== state) return arrive(visit, walk, row.state);
  const form = readForm(request, step.form);
  if (!form.ok) return refuse(visit, step, row.data, { redraw: form.refusal, status: 400 });
  const outcome = await step.submit(visit, row.data, form.value);
  if ("redraw" in outcome) return refuse(visit, step, row.data, outcome);
  const target = next(walk.journey, state, outcome.event);
  const moved = await web.ctx.db.inTransaction(async (trx) => {
    if (!(await moveJourney(trx, row, { state: target, data: outcome.data }))) return false;
    await outcome.write?.(trx);
    return true;
  });
  // Of identical posts at once one moved the row; the others are shown where it went.
  return moved ? arrive(visit, walk, target) : arriveWhereItIs(visit, walk);
}

async function arriveWhereItIs(visit: StepVisit, walk: Walk) {
  const row = await rowOfBrowser(visit.ctx, walk.journey.kind, visit.request);
  return row ? arrive(visit, walk, row.state) : seeOther(visit.reply, visit.home + walk.path);
}

function arrive(visit: StepVisit, walk: Walk, state: JourneyRow["state"]) {
  const step = walk.steps[state];
  if (step) return seeOther(visit.reply, visit.home + walk.path + step.path);
  const end = walk.ends[state];
  if (!end) throw new Error(`${walk.journey.kind}: nothing to show in "${state}"`);
  forgetJourney(visit, walk.journey.kind);
  return seeOther(visit.reply, visit.home + end(visit));
}

async function refuse(visit: StepVisit, step: AnyStep, data: unknown, refusal: Redraw) {
  await answerNoSoonerThan(visit.request, refusalTime);
  if (refusal.status === 429) retryAfter(visit.reply, refusal.wait);
  return draw(visit, step, data, refusal.redraw, refusal.status);
}

async function draw(visit: StepVisit, step: AnyStep, data: unknown, form: FormState, status: number) {
  return sendPage(visit.reply, await step.draw(visit, data, form), status);
}

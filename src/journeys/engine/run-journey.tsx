import type { FastifyReply, FastifyRequest } from "fastify";
import { newToken } from "#account/sessions/token.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { readForm } from "#http/forms/read-form.ts";
import { emptyForm } from "#kernel/form-state.ts";
import { type JourneyId, newId } from "#kernel/ids.ts";
import { done } from "#kernel/result.ts";
import type { Redraw } from "#web/refuse-form.ts";
import type { SpaceWeb } from "#web/space-web.ts";
import { tellBrowser } from "#web/tell-browser.ts";
import { isServed } from "../served.rules.ts";
import { bindBrowser, rowOfBrowser } from "./browser-binding.ts";
import { isOver, next } from "./journey.ts";
import { beginJourney, type JourneyRow, moveJourney } from "./journeys.queries.ts";
import { readKept } from "./kept-data.ts";
import { type AnyStep, formOf } from "./step.ts";
import {
  arrive,
  arriveWhereItIs,
  comeBack,
  refuse,
  refuseAsTyped,
  refuseOrFollow,
  show,
} from "./step-answers.ts";
import { stepVisit } from "./step-visit.ts";
import { StepGone } from "./steps/step-gone.tsx";
import { submitStep } from "./submit-step.ts";
import type { Walk } from "./walk.ts";
import { type Moved, movedAlready, writeOutcome } from "./write-outcome.ts";

/** Registers each step of a journey: load the row, check the step, submit, save the event, redirect. */
export function runJourney(web: SpaceWeb, walk: Walk) {
  const { journey, preface } = walk;
  const { id, policy } = web.ctx.space;
  if (!isServed(journey, journey.start, policy))
    throw new Error(`the policy of ${id} has a journey ${journey.kind}, and not the rule it begins with`);
  if (preface)
    web.routes.get(walk.path, (request, reply) =>
      sendPage(reply, preface(stepVisit(web, request, reply, newId()))),
    );
  for (const [state, step] of Object.entries(walk.steps)) {
    const path = walk.path + step.path;
    const isStart = state === walk.journey.start;
    web.routes.get(path, (request, reply) =>
      isStart ? showStart(web, walk, step, request, reply) : showUnderWay(web, walk, state, request, reply),
    );
    web.routes.post(path, (request, reply) =>
      isStart ? submitStart(web, walk, step, request, reply) : submit(web, walk, state, request, reply),
    );
  }
}

/** Shows again what this browser typed at the start, for correction. */
async function showStart(
  web: SpaceWeb,
  walk: Walk,
  step: AnyStep,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const row = step.recalls && (await servedRow(web, walk, request));
  const values = (row && step.recalls?.[row.state]?.(row.data)) ?? {};
  return show(stepVisit(web, request, reply, newId()), step, null, { ...emptyForm, values });
}

async function showUnderWay(
  web: SpaceWeb,
  walk: Walk,
  state: string,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const row = await servedRow(web, walk, request);
  const visit = stepVisit(web, request, reply, row?.id ?? newId());
  const step = walk.steps[state];
  if (!row || !step) return comeBack(visit, walk);
  if (row.state !== state) return arrive(visit, walk, row.state);
  return show(visit, step, row.data, emptyForm);
}

/** The row of this browser, if the current policy still has its journey. */
async function servedRow(
  { ctx }: SpaceWeb,
  { journey }: Walk,
  request: FastifyRequest,
): Promise<JourneyRow | undefined> {
  const found = await rowOfBrowser(ctx, journey.kind, request);
  const row = found && readKept(journey, found);
  return row && isServed(journey, row.state, ctx.space.policy) ? row : undefined;
}

/** A first step has no row: one is inserted when the step succeeds, so that a visit writes nothing. */
async function submitStart(
  web: SpaceWeb,
  walk: Walk,
  step: AnyStep,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const form = readForm(request, formOf(step, web.ctx.space));
  const former = form.ok ? await rowToResume(web, walk, step, request, form.value) : undefined;
  const visit = stepVisit(web, request, reply, former?.id ?? newId<JourneyId>());
  if (!form.ok) return refuseAsTyped(visit, step, null, form.refusal);
  const outcome = await submitStep(visit, step, null, form.value);
  if ("redraw" in outcome) return refuse(visit, step, null, outcome);
  const state = next(walk.journey, walk.journey.start, outcome.event);
  // A journey of one step leaves no row.
  if (isOver(walk.journey, state)) {
    await tellBrowser(visit, reply, { opened: outcome.opened, said: outcome.said ?? null });
    return arrive(visit, walk, state);
  }
  const { journey } = walk;
  const { journey: lifetime } = web.ctx.space.policy.lifetimes;
  const { journeyId: id } = visit;
  const secret = newToken();
  const begun = await web.ctx.db.allOrNothing<Moved, Redraw>(async (trx) => {
    if (!former)
      await beginJourney(trx, {
        ...{ id, journey, state, lifetime },
        data: outcome.data,
        secretHash: secret.hash,
      });
    else if (!(await moveJourney(trx, former, { state, data: outcome.data }))) return done(movedAlready);
    return writeOutcome(trx, outcome);
  });
  if (!begun.ok) return refuse(visit, step, null, begun.refusal);
  if (!former) bindBrowser(visit, journey.kind, id, secret.value);
  await tellBrowser(visit, reply, { ...begun.value, opened: outcome.opened });
  return arrive(visit, walk, state);
}

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
  const visit = stepVisit(web, request, reply, row?.id ?? newId());
  const step = walk.steps[state];
  if (!row || !step) return sendPage(reply, <StepGone visit={visit} restart={visit.home + walk.path} />, 410);
  if (row.state !== state) return arrive(visit, walk, row.state);
  const form = readForm(request, formOf(step, web.ctx.space));
  if (!form.ok) return refuseAsTyped(visit, step, row.data, form.refusal);
  const outcome = await submitStep(visit, step, row.data, form.value);
  if ("redraw" in outcome) return refuseOrFollow(visit, walk, step, row, outcome);
  const target = next(walk.journey, state, outcome.event);
  const moved = await web.ctx.db.allOrNothing<Moved, Redraw>(async (trx) => {
    if (!(await moveJourney(trx, row, { state: target, data: outcome.data }))) return done(movedAlready);
    return writeOutcome(trx, outcome);
  });
  if (!moved.ok) return refuseOrFollow(visit, walk, step, row, moved.refusal);
  await tellBrowser(visit, reply, { ...moved.value, opened: outcome.opened });
  // Of concurrent posts one moved the row; the others follow it.
  return moved.value.isOurs ? arrive(visit, walk, target) : arriveWhereItIs(visit, walk);
}

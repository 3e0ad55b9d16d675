import type { FastifyReply } from "fastify";
import type { VNode } from "preact";
import { sendNotFound } from "#http/answers/error-pages.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { withChecks } from "#http/forms/browser-checks.ts";
import type { FormSchema } from "#http/forms/form-schema.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { FormState } from "#kernel/form-state.ts";
import type { Access } from "./guarded-route.ts";
import { type Redraw, refuseForm } from "./refuse-form.ts";
import { type Told, tellBrowser } from "./tell-browser.ts";
import type { MemberVisit, Visit } from "./visit.ts";

/** The page again with errors, a redirect with its announcement, or a page shown once. */
export type Outcome = Redraw | ({ to: string } & Told) | { show: VNode; status?: number };

export type PageOf<Loaded, V extends Visit = MemberVisit, Opens = Access> = {
  /** Under the home of the visit. */
  path: string;
  opens: Opens;
  /** `null`: nothing is at this address for the visitor. */
  load(trx: SpaceTransaction, visit: V): Promise<Loaded | null>;
  /** The redirect for `null`, under the home of the visit; without it, 404. */
  otherwise?: string;
  /** 200 without it. */
  status?(loaded: Loaded): number;
  draw(visit: V, loaded: Loaded, state: FormState): VNode;
  /** The form on the page. */
  form?: FormSchema;
};

/** Runs after the commit. */
export async function conclude<Loaded, V extends Visit, Opens>(
  parts: PageOf<Loaded, V, Opens>,
  visit: V,
  reply: FastifyReply,
  outcome: Outcome,
) {
  if ("show" in outcome) return sendPage(reply, outcome.show, outcome.status);
  if ("to" in outcome) {
    await tellBrowser(visit, reply, outcome);
    return seeOther(reply, visit.home + outcome.to);
  }
  const loaded = await visit.ctx.db.inTransaction((trx) => parts.load(trx, visit));
  return redraw(parts, visit, reply, loaded, outcome);
}

/** With what a browser can check of its form. */
export const drawn = <Loaded, V extends Visit, Opens>(
  { draw, form }: PageOf<Loaded, V, Opens>,
  visit: V,
  loaded: Loaded,
  state: FormState,
) => draw(visit, loaded, form ? withChecks(form, state) : state);

export const redraw = <Loaded, V extends Visit, Opens>(
  parts: PageOf<Loaded, V, Opens>,
  visit: V,
  reply: FastifyReply,
  loaded: Loaded | null,
  refusal: Redraw,
) =>
  loaded === null
    ? leave(visit, reply, parts.otherwise)
    : refuseForm(reply, refusal, drawn(parts, visit, loaded, refusal.redraw));

export const leave = (visit: Visit, reply: FastifyReply, otherwise: string | undefined) =>
  otherwise === undefined ? sendNotFound(visit.request, reply) : seeOther(reply, visit.home + otherwise);

import type { FastifyReply } from "fastify";
import type { VNode } from "preact";
import { sendNotFound } from "#http/answers/error-pages.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { sendPage } from "#http/answers/send-page.ts";
import type { FormSchema } from "#http/forms/form-schema.ts";
import { formStatus, readForm } from "#http/forms/read-form.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import type { Access, GuardedRoute } from "./guarded-route.ts";
import { type Redraw, refuseForm } from "./refuse-form.ts";
import { type Told, tellBrowser } from "./tell-browser.ts";
import type { MemberVisit } from "./visit.ts";

/** The page again with errors, a redirect with its announcement, or a page shown once. */
export type Outcome = Redraw | ({ to: string } & Told) | { show: VNode; status?: number };

export type PageOf<Loaded> = {
  /** Under the space, beginning with "/espace". */
  path: string;
  opens: Access;
  /** `null`: nothing of this holder's at that address. */
  load(trx: SpaceTransaction, visit: MemberVisit): Promise<Loaded | null>;
  /** The redirect for `null`, under the space; without it, 404. */
  otherwise?: string;
  draw(visit: MemberVisit, loaded: Loaded, state: FormState): VNode;
};

/** `act` calls an action, which is one transaction, and words its refusal. */
export type FormOf<Loaded, Form> = PageOf<Loaded> & {
  form: FormSchema<Form>;
  act(visit: MemberVisit, typed: Form): Promise<Outcome>;
  /** Of a form without a visible field: the answer to what no page of ours sends, where no message has a place. */
  ifUnreadable?: Outcome;
};

export const nothingToLoad = async () => undefined;

/** A page, and the form that it posts to its own address. */
export const screen = <Loaded, Form>(parts: FormOf<Loaded, Form>): GuardedRoute[] => [
  page(parts),
  post(parts),
];

export const page = <Loaded>({ path, opens, ...parts }: PageOf<Loaded>): GuardedRoute => ({
  method: "GET",
  path,
  opens,
  async look(trx, visit) {
    const loaded = await parts.load(trx, visit);
    return (framed, reply) =>
      loaded === null
        ? leave(framed, reply, parts.otherwise)
        : sendPage(reply, parts.draw(framed, loaded, emptyForm));
  },
});

/** A form posted to an address of its own, and shown again on the page that holds it. */
export const post = <Loaded, Form>(parts: FormOf<Loaded, Form>): GuardedRoute => ({
  method: "POST",
  path: parts.path,
  opens: parts.opens,
  async look(trx, visit) {
    const typed = readForm(visit.request, parts.form);
    if (typed.ok)
      return async (framed, reply) => conclude(parts, framed, reply, await parts.act(framed, typed.value));
    const { ifUnreadable } = parts;
    if (ifUnreadable) return (framed, reply) => conclude(parts, framed, reply, ifUnreadable);
    const loaded = await parts.load(trx, visit);
    return (framed, reply) =>
      redraw(parts, framed, reply, loaded, { redraw: typed.refusal, status: formStatus(typed.refusal) });
  },
});

/** Runs after the commit. */
async function conclude<Loaded>(
  parts: PageOf<Loaded>,
  visit: MemberVisit,
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

const redraw = <Loaded>(
  { draw, otherwise }: PageOf<Loaded>,
  visit: MemberVisit,
  reply: FastifyReply,
  loaded: Loaded | null,
  refusal: Redraw,
) =>
  loaded === null
    ? leave(visit, reply, otherwise)
    : refuseForm(reply, refusal, draw(visit, loaded, refusal.redraw));

const leave = (visit: MemberVisit, reply: FastifyReply, otherwise: string | undefined) =>
  otherwise === undefined ? sendNotFound(visit.request, reply) : seeOther(reply, visit.home + otherwise);

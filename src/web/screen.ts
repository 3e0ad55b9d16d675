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

/**
 * What a form comes to: the same page with what is wrong; another page, with what is announced there; or a page shown
 * this once.
 */
export type Outcome = Redraw | ({ to: string } & Told) | { show: VNode; status?: number };

/** A page behind the sign-in. */
export type PageOf<Loaded> = {
  /** Under the space, beginning with "/espace". */
  path: string;
  opens: Access;
  /** What the page shows; `null` when there is nothing of this holder's to show at that address. */
  load(trx: SpaceTransaction, visit: MemberVisit): Promise<Loaded | null>;
  /** Where one is led then, under the space; without it the page is not found. */
  otherwise?: string;
  draw(visit: MemberVisit, loaded: Loaded, state: FormState): VNode;
};

/** A form of such a page. `act` calls an action, which is one transaction, and puts its refusal into words. */
export type FormOf<Loaded, Form> = PageOf<Loaded> & {
  form: FormSchema<Form>;
  act(visit: MemberVisit, typed: Form): Promise<Outcome>;
  /** Of a form without a visible field: the answer to what no page of ours sends, where no message has a place. */
  ifUnreadable?: Outcome;
};

/** For a page that shows nothing of anybody. */
export const nothingToLoad = async () => undefined;

/** A page that is read, and the form that it sends to its own address. */
export const screen = <Loaded, Form>(parts: FormOf<Loaded, Form>): GuardedRoute[] => [
  page(parts),
  post(parts),
];

/** A page that is only read. */
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

/** A form that is sent to an address of its own, and comes back on the page it stands on. */
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

/** The action is committed by now. */
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

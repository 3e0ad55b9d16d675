import type { FastifyReply } from "fastify";
import type { VNode } from "preact";
import type { z } from "zod";
import type { Opened } from "#account/sessions/open-session.queries.ts";
import type { ShownChallenge } from "#captcha/captcha.actions.ts";
import type { FormSchema } from "#http/forms/form-schema.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { FormState } from "#kernel/form-state.ts";
import type { JourneyId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import type { AnnouncementKey } from "#subject/words.ts";
import type { Redraw } from "#web/refuse-form.ts";
import type { FormView, Visit } from "#web/visit.ts";
import type { Guard } from "./anti-robot/anti-robot.ts";
import type { DataOf, MoveFrom } from "./journey.ts";
import type { JourneyRow } from "./journeys.queries.ts";

export type StepView = FormView & {
  captcha: ShownChallenge | null;
};

export type StepVisit = Visit &
  StepView & {
    visitorSecret: string;
    /** Cookie value of a browser that signed in before. */
    knownBrowser: string | null;
    /** Hourly budgets do not apply: the browser is known or the anti-robot was solved. */
    mayPass: boolean;
    /** The row in progress, or the one inserted if this first step succeeds. */
    journeyId: JourneyId;
  };

export type AnsweredVisit = StepVisit & { reply: FastifyReply };

/**
 * Announced after the commit. `known`: the cookie value of a newly known browser. `login`: what the sign-in page then
 * shows; `null` if this browser did not type it.
 */
export type Said = { said: AnnouncementKey; known?: string | null; login?: string | null };

/** Runs in the transaction that moves the row. A refusal rolls everything back and shows on the same page. */
type Writing = {
  write?:
    | ((trx: SpaceTransaction) => Promise<void>)
    | ((trx: SpaceTransaction) => Promise<Redraw | Said | null>);
  /** The browser gets its cookies after the commit. */
  opened?: Opened;
  /** Announced where a journey ends at its first step, which writes no row. */
  said?: AnnouncementKey;
};

export type Moving = { event: string; data: unknown } & Writing;

export type AnyOutcome = Redraw | Moving;

/** The next event, with what its new state keeps. Only run-journey redirects. */
export type Outcome<J, State extends string> =
  | Redraw
  | (MoveFrom<J, State & keyof (J extends { states: infer S } ? S : never)> & Writing);

/** A final state keeps nothing, so nothing can be recalled in it. */
type Recalls<Data> = {
  readonly [S in keyof Data as Data[S] extends null ? never : S]?: (data: Data[S]) => FormState["values"];
};

type Standing<Data> = { [S in keyof Data]: { state: S; data: Data[S] } }[keyof Data];

/** A step: the page of one state, its form, and what that form does. */
export type Step<J, State extends keyof DataOf<J> & string, Form = unknown> = {
  /** Under the journey's path; "" for its start. */
  path: string;
  /** A function of the space where messages use its words. */
  form: FormSchema<Form> | ((space: Space) => FormSchema<Form>);
  /** What the form must be in the end, for checks in the browser, where `form` accepts more. */
  wants?: (space: Space) => Pick<z.ZodObject, "shape">;
  /** First steps: whether the form repeats the request of this browser's row. That row then continues. */
  resumes?(standing: Standing<DataOf<J>>, form: Form, space: Space): boolean;
  /** First steps: the values typed at the start, for each state that still stores them. */
  recalls?: Recalls<DataOf<J>>;
  /** Decides when strangers must solve the anti-robot first. */
  guard?: Guard<DataOf<J>[State]>;
  /** Judges a password: takes a queue slot before any query (LOG-21). */
  takesTurn?: true;
  draw(visit: StepVisit, data: DataOf<J>[State], form: FormState): VNode | Promise<VNode>;
  submit(visit: StepVisit, data: DataOf<J>[State], form: Form): Promise<Outcome<J, State>>;
};

/** Any step, once the compiler has matched it with its state. */
export type AnyStep = {
  path: string;
  form: FormSchema | ((space: Space) => FormSchema);
  wants?: (space: Space) => Pick<z.ZodObject, "shape">;
  resumes?(standing: JourneyRow, form: unknown, space: Space): boolean;
  recalls?: Readonly<Record<string, (data: unknown) => FormState["values"]>>;
  guard?: Guard<unknown>;
  takesTurn?: true;
  draw(visit: StepVisit, data: unknown, form: FormState): VNode | Promise<VNode>;
  submit(visit: StepVisit, data: unknown, form: unknown): Promise<AnyOutcome>;
};

export const formOf = ({ form }: AnyStep, space: Space): FormSchema =>
  typeof form === "function" ? form(space) : form;

import type { FastifyReply } from "fastify";
import type { VNode } from "preact";
import type { AnnouncementKey } from "#account/journal/announcements.ts";
import type { Opened } from "#account/sessions/open-session.queries.ts";
import type { ShownChallenge } from "#captcha/captcha.actions.ts";
import type { FormSchema } from "#http/forms/form-schema.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { FormState } from "#kernel/form-state.ts";
import type { JourneyId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import type { Redraw } from "#web/refuse-form.ts";
import type { FormView, Visit } from "#web/visit.ts";
import type { Guard } from "./anti-robot.ts";
import type { DataOf, MoveFrom } from "./journey.ts";
import type { JourneyRow } from "./journeys.queries.ts";

/** What a page of a journey is drawn from, whatever its step. */
export type StepView = FormView & {
  /** The anti-robot, where its form asks for it now. */
  captcha: ShownChallenge | null;
};

/** A visit at one step. */
export type StepVisit = Visit &
  StepView & {
    /** What the anti-robot is bound to. */
    visitorSecret: string;
    /** What its cookie says of a browser that signed in here before. */
    knownBrowser: string | null;
    /** The hourly budgets do not apply, because the browser is known or the anti-robot was solved. */
    mayPass: boolean;
    /** The row under way, or the one that begins should this first step succeed. */
    journeyId: JourneyId;
  };

/** The same request, with the reply to write to. */
export type AnsweredVisit = StepVisit & { reply: FastifyReply };

/**
 * What the next page says, once what was written is committed; and the cookie value of a browser that is known from
 * then on.
 */
export type Said = { said: AnnouncementKey; known?: string | null };

/**
 * What is written in the very transaction that moves the row; nothing is, when the row had moved already. What it
 * finds out too late undoes all of it, the move included, and is shown on the same page.
 */
type Writing = {
  write?:
    | ((trx: SpaceTransaction) => Promise<void>)
    | ((trx: SpaceTransaction) => Promise<Redraw | Said | null>);
  /** A session that has opened: the browser gets its cookies after the commit. */
  opened?: Opened;
};

/** An event of the journey, as the engine sees it. */
export type Moving = { event: string; data: unknown } & Writing;

/** What any step may come to, as the engine sees it. */
export type AnyOutcome = Redraw | Moving;

/** The next event of the journey, with what its new state keeps. Only run-journey redirects. */
export type Outcome<J, State extends string> =
  | Redraw
  | (MoveFrom<J, State & keyof (J extends { states: infer S } ? S : never)> & Writing);

/** A finished state keeps nothing, so nothing can be recalled in it. */
type Recalls<Data> = {
  readonly [S in keyof Data as Data[S] extends null ? never : S]?: (data: Data[S]) => FormState["values"];
};

/** Where a row of the journey stands, with what that state keeps. */
type Standing<Data> = { [S in keyof Data]: { state: S; data: Data[S] } }[keyof Data];

/** A step: the page of one state, the form it sends, and what that form does. */
export type Step<J, State extends keyof DataOf<J> & string, Form = unknown> = {
  /** Under the journey's path; "" for its start. */
  path: string;
  /** Where its messages name the field as this space does, made from the space. */
  form: FormSchema<Form> | ((space: Space) => FormSchema<Form>);
  /** Of a first step: whether this form asks again for what the row of this browser began, which then goes on. */
  resumes?(standing: Standing<DataOf<J>>, form: Form, space: Space): boolean;
  /** Of a first step: what was typed in it to begin the row of this browser, by the states that still keep it. */
  recalls?: Recalls<DataOf<J>>;
  /** Where strangers may send it: when they show to be no robot first. */
  guard?: Guard<DataOf<J>[State]>;
  /** A password is judged in it: it takes a place before the database is asked anything (LOG-21). */
  takesTurn?: true;
  draw(visit: StepVisit, data: DataOf<J>[State], form: FormState): VNode | Promise<VNode>;
  submit(visit: StepVisit, data: DataOf<J>[State], form: Form): Promise<Outcome<J, State>>;
};

/** Any step, once the compiler has matched it with its state. */
export type AnyStep = {
  path: string;
  form: FormSchema | ((space: Space) => FormSchema);
  resumes?(standing: JourneyRow, form: unknown, space: Space): boolean;
  recalls?: Readonly<Record<string, (data: unknown) => FormState["values"]>>;
  guard?: Guard<unknown>;
  takesTurn?: true;
  draw(visit: StepVisit, data: unknown, form: FormState): VNode | Promise<VNode>;
  submit(visit: StepVisit, data: unknown, form: unknown): Promise<AnyOutcome>;
};

/** The schema of what a step is sent. */
export const formOf = ({ form }: AnyStep, space: Space): FormSchema =>
  typeof form === "function" ? form(space) : form;

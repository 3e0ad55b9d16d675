import type { z } from "zod";

/** The stored data of each state; `null`: none. */
type Schemas = Readonly<Record<string, z.ZodType<object> | null>>;

type Kept<Schema> = Schema extends z.ZodType<infer Data> ? Data : null;

type Line<State extends string, Event extends string> = {
  /** `null`: the state has no page, because the journey is over or continues elsewhere. */
  step: string | null;
  /** The policy rule that this state requires. */
  needs?: "codes" | "registrySecret" | "provider";
  on: { readonly [E in Event]?: State };
};

type Table<Keeps extends Schemas, Event extends string> = {
  readonly [State in keyof Keeps & string]: Line<keyof Keeps & string, Event>;
};

/** A typed table of states and events. The state of each visitor is in a database row. */
type Journey<Keeps extends Schemas, Event extends string, States extends Table<Keeps, Event>> = {
  kind: string;
  /** Raise it when `keeps` changes its meaning: rows of another version are ignored, and visitors begin again. */
  dataVersion: number;
  start: keyof Keeps & string;
  keeps: Keeps;
  states: States;
};

export type AnyJourney = {
  kind: string;
  dataVersion: number;
  start: string;
  keeps: Schemas;
  states: { readonly [State in string]?: Line<string, string> };
};

/** A misspelt state or event does not compile. */
export const journey =
  <Event extends string>() =>
  <const Keeps extends Schemas, const States extends Table<Keeps, Event>>(
    table: Journey<Keeps, Event, States>,
  ): Journey<Keeps, Event, States> =>
    table;

type StatesOf<J> = J extends { states: infer States } ? States : never;
export type DataOf<J> = J extends { keeps: infer Keeps } ? { [S in keyof Keeps]: Kept<Keeps[S]> } : never;

/** An event of a state, with what the next state keeps. */
export type MoveFrom<J, State extends keyof StatesOf<J>> = StatesOf<J>[State] extends { on: infer On }
  ? { [E in keyof On]: { event: E; data: DataOf<J>[On[E] & keyof DataOf<J>] } }[keyof On]
  : never;

/** A bug: no visitor can cause it. */
export class UnexpectedEvent extends Error {
  override name = "UnexpectedEvent";
}

export function next(journey: AnyJourney, state: string, event: string): string {
  const target = journey.states[state]?.on[event];
  if (!target) throw new UnexpectedEvent(`${journey.kind}: no "${event}" from "${state}"`);
  return target;
}

export const isOver = (journey: AnyJourney, state: string) =>
  Object.keys(journey.states[state]?.on ?? {}).length === 0;

import type { z } from "zod";

/** What each state of a journey keeps, by state, as a schema; `null` where it keeps nothing. */
type Schemas = Readonly<Record<string, z.ZodType<object> | null>>;

type Kept<Schema> = Schema extends z.ZodType<infer Data> ? Data : null;

/** One line of a journey's table: the step shown in that state, and where each event leads from it. */
type Line<State extends string, Event extends string> = {
  /** `null` for a state that shows nothing: the journey is over, or goes on elsewhere. */
  step: string | null;
  /** The rule of the policy without which nobody can be in that state. */
  needs?: "codes" | "registrySecret" | "provider";
  on: { readonly [E in Event]?: State };
};

type Table<Keeps extends Schemas, Event extends string> = {
  readonly [State in keyof Keeps & string]: Line<keyof Keeps & string, Event>;
};

/** A typed table of states and events. A row of the database says where one person stands in it. */
type Journey<Keeps extends Schemas, Event extends string, States extends Table<Keeps, Event>> = {
  kind: string;
  /** Raise it when `keeps` changes its meaning: rows of another version are read by nobody and begin anew. */
  dataVersion: number;
  start: keyof Keeps & string;
  keeps: Keeps;
  states: States;
};

/** Any journey, once the compiler has checked its table. */
export type AnyJourney = {
  kind: string;
  dataVersion: number;
  start: string;
  keeps: Schemas;
  states: { readonly [State in string]?: Line<string, string> };
};

/** Checks a table as it is written: a misspelt state or event does not compile. */
export const journey =
  <Event extends string>() =>
  <const Keeps extends Schemas, const States extends Table<Keeps, Event>>(
    table: Journey<Keeps, Event, States>,
  ): Journey<Keeps, Event, States> =>
    table;

type StatesOf<J> = J extends { states: infer States } ? States : never;
export type DataOf<J> = J extends { keeps: infer Keeps } ? { [S in keyof Keeps]: Kept<Keeps[S]> } : never;

/** The moves a state allows: an event of its line, with what the state it leads to will keep. */
export type MoveFrom<J, State extends keyof StatesOf<J>> = StatesOf<J>[State] extends { on: infer On }
  ? { [E in keyof On]: { event: E; data: DataOf<J>[On[E] & keyof DataOf<J>] } }[keyof On]
  : never;

/** An event came that its state does not expect: a fault of ours, never of the person. */
export class UnexpectedEvent extends Error {
  override name = "UnexpectedEvent";
}

/** Where that event leads from that state. */
export function next(journey: AnyJourney, state: string, event: string): string {
  const target = journey.states[state]?.on[event];
  if (!target) throw new UnexpectedEvent(`${journey.kind}: no "${event}" from "${state}"`);
  return target;
}

/** A state nothing leads out of. */
export const isOver = (journey: AnyJourney, state: string) =>
  Object.keys(journey.states[state]?.on ?? {}).length === 0;

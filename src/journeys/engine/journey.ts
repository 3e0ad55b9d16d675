/** What each state of a journey keeps, by state; `null` where it keeps nothing. */
type DataByState = Record<string, object | null>;

/** One line of a journey's table: the step shown in that state, and where each event leads from it. */
type Line<State extends string, Event extends string> = {
  /** `null` for a state that shows nothing: the journey is over, or goes on elsewhere. */
  step: string | null;
  /** The rule of the policy without which nobody can be in that state. */
  needs?: "codes" | "registrySecret" | "provider";
  on: { readonly [E in Event]?: State };
};

type Table<Data extends DataByState, Event extends string> = {
  readonly [State in keyof Data & string]: Line<keyof Data & string, Event>;
};

/**
 * A journey: a typed table of states and events. A row of the database says where one person stands in it.
 * `data` exists for the compiler alone: it carries what each state keeps.
 */
export type Journey<Data extends DataByState, Event extends string, States extends Table<Data, Event>> = {
  kind: string;
  start: keyof Data & string;
  states: States;
  data?: Data;
};

/** Any journey, once the compiler has checked its table. */
export type AnyJourney = {
  kind: string;
  start: string;
  states: { readonly [State in string]?: Line<string, string> };
};

/** Checks a table as it is written: a misspelt state or event does not compile. */
export const journey =
  <Data extends DataByState, Event extends string>() =>
  <const States extends Table<Data, Event>>(table: {
    kind: string;
    start: keyof Data & string;
    states: States;
  }): Journey<Data, Event, States> =>
    table;

type StatesOf<J> = J extends { states: infer States } ? States : never;
export type DataOf<J> = J extends { data?: infer Data extends DataByState } ? Data : never;

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

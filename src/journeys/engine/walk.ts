import type { VNode } from "preact";
import type { AnyJourney, DataOf } from "./journey.ts";
import type { AnyStep, Step, StepView, StepVisit } from "./step.ts";

/** The states that show a step, and those that do not. */
type Showing<J extends AnyJourney> = {
  [S in keyof J["states"]]: J["states"][S] extends { step: null } ? never : S;
}[keyof J["states"]];
type Silent<J extends AnyJourney> = Exclude<keyof J["states"], Showing<J>>;

/** What happens on arriving where the journey ends; gives the path to go to. */
export type End = (visit: StepVisit) => string;

/** A page before the first step, at the journey's own path. */
export type Preface = (view: StepView) => VNode;

/** A journey with the steps of its states: a state without its page does not compile. */
export type Walk = {
  journey: AnyJourney;
  /** Under the space: "/inscription". */
  path: string;
  steps: Readonly<Record<string, AnyStep>>;
  ends: Readonly<Record<string, End>>;
  preface: Preface | null;
};

export function walk<J extends AnyJourney>(
  journey: J,
  path: string,
  steps: { [S in Showing<J> & keyof DataOf<J> & string]: Step<J, S> },
  ends: { [S in Silent<J> & string]: End },
  preface: Preface | null = null,
): Walk {
  // The types of each state have done their work above: from here the engine reads rows.
  return { journey, path, steps, ends, preface } as unknown as Walk;
}

import type { VNode } from "preact";
import type { AnyJourney, DataOf } from "./journey.ts";
import type { AnsweredVisit, AnyStep, Step, StepView } from "./step.ts";

type Showing<J extends AnyJourney> = {
  [S in keyof J["states"]]: J["states"][S] extends { step: null } ? never : S;
}[keyof J["states"]];
type Silent<J extends AnyJourney> = Exclude<keyof J["states"], Showing<J>>;

/** Runs on arrival at a final state; returns the path to go to. */
export type End = (visit: AnsweredVisit) => string;

/** A page before the first step, at the journey's own path. */
export type Preface = (view: StepView) => VNode;

/** A state without its page does not compile. */
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
  // The compiler has checked the types of each state above; the engine reads rows.
  return { journey, path, steps, ends, preface } as unknown as Walk;
}

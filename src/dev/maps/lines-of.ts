import type { AnyJourney } from "#journeys/engine/journey.ts";

export const linesOf = (journey: AnyJourney): [state: string, step: string, events: string][] =>
  Object.entries(journey.states).map(([state, line]) => [
    state,
    line?.step ?? "—",
    Object.entries(line?.on ?? {})
      .map(([event, target]) => `${event} → ${target}`)
      .join(", ") || "fin",
  ]);

import type { Criterion } from "./criterion.ts";

export type Conformity = "totalement conforme" | "partiellement conforme" | "non conforme";

/** How many criteria, of those that apply, hold. */
export type Count = { met: number; applicable: number };

export function countCriteria(criteria: readonly Criterion[]): Count {
  const applicable = criteria.filter(({ verdict }) => verdict !== "not applicable");
  return {
    met: applicable.filter(({ verdict }) => verdict === "met").length,
    applicable: applicable.length,
  };
}

/** Decree n° 2019-768, and the model of the statement in RGAA: all, half at least, fewer. */
export function conformityOf({ met, applicable }: Count): Conformity {
  if (met === applicable) return "totalement conforme";
  return met * 2 >= applicable ? "partiellement conforme" : "non conforme";
}

/** In percent, rounded down: 58 of 59 is not 100. */
export const rateOf = ({ met, applicable }: Count) => Math.floor((met * 100) / applicable);

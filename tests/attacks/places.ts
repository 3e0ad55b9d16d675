import type { Walk } from "#journeys/engine/walk.ts";
import { isServed } from "#journeys/served.rules.ts";
import { walksInto } from "#journeys/walks.ts";
import type { Space } from "#spaces/space.ts";

/** The journeys of a space, by its policy. */
export const walksOf = ({ policy }: Space): Walk[] => walksInto(policy);

/** Every step of every journey of the space, generated from the tables, so that none is missed. */
export const stepsOf = (space: Space) =>
  walksOf(space).flatMap((walk) =>
    Object.entries(walk.steps)
      .filter(([state]) => isServed(walk.journey, state, space.policy))
      .map(([state, step]) => ({
        walk,
        kind: walk.journey.kind,
        state,
        path: `/${space.id}${walk.path}${step.path}`,
      })),
  );

/** The steps that need a journey row. */
export const placesOf = (space: Space) =>
  stepsOf(space).filter(({ walk, state }) => state !== walk.journey.start);
export type Place = ReturnType<typeof placesOf>[number];

/** Every state of every journey of a space that a row can be in, finished or not. */
export const statesOf = (space: Space) =>
  walksOf(space).flatMap(({ journey }) =>
    Object.keys(journey.states)
      .filter((state) => state !== journey.start && isServed(journey, state, space.policy))
      .map((state) => ({ kind: journey.kind, state })),
  );

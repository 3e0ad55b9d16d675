import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Period } from "#kernel/period.ts";
import type { Space } from "#spaces/space.ts";

/** A line of the privacy page: what is kept, then how long. */
type Kept = readonly [what: string, howLong: string];

/** In the order of the privacy page; `nobody` is what tells of no person, and stands nowhere. */
const chapters = ["file", "access", "tries", "traces", "messages", "nobody"] as const;

type Chapter = (typeof chapters)[number];

type CleanUp = (trx: SpaceTransaction, space: Space) => Promise<number>;

/** How long something is kept, as the privacy page says and the nightly clean-up does. */
export type Retention = {
  name: string;
  chapter: Chapter;
  /** `null`: this space keeps none. */
  kept(space: Space): Kept | null;
  /** Ends what has had its time, and says how many rows. `null`: it goes with something else. */
  cleanUp: CleanUp | null;
};

type RetentionDefinition = {
  name: string;
  chapter: Chapter;
  lasts(space: Space): Period;
  /** Left out in the chapter `nobody`. */
  kept?(space: Space, lasts: Period): Kept | null;
  /** Left out for what others remove, such as the logs of the system. */
  cleanUp?(trx: SpaceTransaction, lasts: Period, space: Space): Promise<number>;
};

/** Declares a retention that is a length of time, said and done from one value. */
export function defineRetention({ name, chapter, lasts, kept, cleanUp }: RetentionDefinition): Retention {
  return {
    name,
    chapter,
    kept: (space) => kept?.(space, lasts(space)) ?? null,
    cleanUp: cleanUp ? (trx, space) => cleanUp(trx, lasts(space), space) : null,
  };
}

/** What a space keeps, in the order of the privacy page. */
export const linesOf = (space: Space, retentions: Iterable<Retention>): Kept[] =>
  chapters.flatMap((chapter) =>
    [...retentions]
      .filter((one) => one.chapter === chapter && chapter !== "nobody")
      .map((one) => one.kept(space))
      .filter((line) => line !== null),
  );

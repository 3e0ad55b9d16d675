import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Period } from "#kernel/period.ts";
import type { Space } from "#spaces/space.ts";

type Kept = readonly [what: string, howLong: string];

/** In the order of the privacy page. `nobody`: about no person, and not shown. */
const chapters = ["file", "access", "tries", "traces", "messages", "nobody"] as const;

type Chapter = (typeof chapters)[number];

type CleanUp = (trx: SpaceTransaction, space: Space) => Promise<number>;

/** One value for the privacy page and the nightly clean-up, so that they cannot disagree. */
export type Retention = {
  name: string;
  chapter: Chapter;
  /** `null`: this space keeps no such data. */
  kept(space: Space): Kept | null;
  /** Deletes old rows and returns their number. `null`: other code deletes them. */
  cleanUp: CleanUp | null;
};

type RetentionDefinition = {
  name: string;
  chapter: Chapter;
  lasts(space: Space): Period;
  /** Absent in the chapter `nobody`. */
  kept?(space: Space, lasts: Period): Kept | null;
  /** Absent if other code, or the system, deletes the data. */
  cleanUp?(trx: SpaceTransaction, lasts: Period, space: Space): Promise<number>;
};

export function defineRetention({ name, chapter, lasts, kept, cleanUp }: RetentionDefinition): Retention {
  return {
    name,
    chapter,
    kept: (space) => kept?.(space, lasts(space)) ?? null,
    cleanUp: cleanUp ? (trx, space) => cleanUp(trx, lasts(space), space) : null,
  };
}

/** In the order of the privacy page. */
export const linesOf = (space: Space, retentions: Iterable<Retention>): Kept[] =>
  chapters.flatMap((chapter) =>
    [...retentions]
      .filter((one) => one.chapter === chapter && chapter !== "nobody")
      .map((one) => one.kept(space))
      .filter((line) => line !== null),
  );

import type { Duration } from "#kernel/duration.ts";
import type { LetterRule } from "#spaces/space.ts";

/**
 * How long whoever asked for a letter is told where it stands, before another may be asked for: one that is on its way
 * would be killed by the next.
 */
export const asksAgainAfter = ({ reissueEvery, lostAfter }: LetterRule): Duration =>
  reissueEvery > lostAfter ? reissueEvery : lostAfter;

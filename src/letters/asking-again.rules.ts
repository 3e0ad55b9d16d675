import type { Duration } from "#kernel/duration.ts";
import type { LetterRule } from "#spaces/space.ts";

/** Wait before another letter can be requested, because a new letter invalidates one still on its way. */
export const asksAgainAfter = ({ reissueEvery, lostAfter }: LetterRule): Duration =>
  reissueEvery > lostAfter ? reissueEvery : lostAfter;

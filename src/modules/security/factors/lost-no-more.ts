import type { LostNoMore } from "#account/factors/change-factors.actions.ts";
import { dropRequestedLetter } from "#letters/requested-letters.queries.ts";

/** A holder who changes factors has not lost them: cancels the letter that would remove them. */
export const lostNoMore: LostNoMore = (trx, holderId) => dropRequestedLetter(trx, holderId, "lost_factor");

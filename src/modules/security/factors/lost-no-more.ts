import type { LostNoMore } from "#account/factors/change-factors.actions.ts";
import { dropRequestedLetter } from "#letters/requested-letters.queries.ts";

/** A holder who changes factors has not lost them: a letter that would lift them is invalid from then on. */
export const lostNoMore: LostNoMore = (trx, holderId) => dropRequestedLetter(trx, holderId, "lost_factor");

import type { LostNoMore } from "#account/factors/change-factors.actions.ts";
import { dropRequestedLetter } from "#letters/requested-letters.queries.ts";

/** Whoever changes their factors has lost none: the letter that would lift them, on its way or not, is dead. */
export const lostNoMore: LostNoMore = (trx, holderId) => dropRequestedLetter(trx, holderId, "lost_factor");

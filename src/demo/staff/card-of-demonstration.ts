import type { CallNote } from "#office/card/calls/call-notes.queries.ts";
import type { Wanted } from "#office/card/correct/ask-correction.actions.ts";
import type { Opening } from "#registry/openings/openings.queries.ts";

/** `by`: the address of the member of staff. */
export type CardOfDemonstration = {
  space: string;
  number: string;
  by: string;
  opening: Opening;
  call: CallNote | null;
  correction: { wanted: Wanted; reason: string } | null;
};

import type { EnrolmentId, HolderId, LetterId } from "#kernel/ids.ts";

/** A holder who has shown who they are: with the secret of a letter, or by what the registry alone knows. */
export type Recognised = { holderId: HolderId } & (
  | { enrolmentId: EnrolmentId; letterId: LetterId }
  | { letterId: null }
);

/** What they chose: provisional until the link sent to that address is followed. */
export type Chosen = Recognised & { email: string; passwordHash: string };

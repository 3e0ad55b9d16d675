import type { StaffContext } from "#context.ts";
import type { StaffMember } from "#kernel/actor.ts";
import type { HolderId } from "#kernel/ids.ts";

/** A member of staff at work in a portal. */
export type Acting = StaffContext & { actor: { member: StaffMember } };

/** Every action on a card says why. */
export type Because = { holderId: HolderId; reason: string };

import type { Generated } from "kysely";
import type { StaffRole } from "#kernel/actor.ts";
import type { HolderId, InvitationId, SpaceId } from "#kernel/ids.ts";
import type { At, InSpace, MaybeAt } from "./columns.ts";

export type StaffRoleTable = {
  space_id: InSpace;
  holder_id: HolderId;
  id: Generated<string>;
  portal: SpaceId;
  role: StaffRole;
  granted_at: At;
  granted_by: string;
  ended_at: MaybeAt;
  ended_by: string | null;
};

export type StaffInvitationTable = {
  space_id: InSpace;
  holder_id: HolderId;
  id: Generated<InvitationId>;
  made_at: At;
  expires_at: Date;
  used_at: MaybeAt;
};

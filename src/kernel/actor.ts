import type { AccountId, HolderId, SessionId } from "./ids.ts";
import type { Visitor } from "./visitor.ts";

export type HolderActor = {
  kind: "holder";
  accountId: AccountId;
  holderId: HolderId;
  sessionId: SessionId;
  visitor: Visitor;
};

export type StaffActor = { kind: "staff" };

/** `system`: Parvis itself (jobs, imports). */
export type Actor = { kind: "visitor"; visitor: Visitor } | HolderActor | StaffActor | { kind: "system" };

export const asVisitor = (visitor: Visitor): Actor => ({ kind: "visitor", visitor });

import type { AccountId, HolderId, SessionId } from "./ids.ts";
import type { Visitor } from "./visitor.ts";

/** A holder who is signed in. */
export type HolderActor = {
  kind: "holder";
  accountId: AccountId;
  holderId: HolderId;
  sessionId: SessionId;
  visitor: Visitor;
};

/** A member of staff at a desk. */
export type StaffActor = { kind: "staff" };

/** Who acts: somebody not signed in, a holder, a member of staff, or Parvis itself (jobs, imports). */
export type Actor = { kind: "visitor"; visitor: Visitor } | HolderActor | StaffActor | { kind: "system" };

/** Somebody who is not signed in, by where they come from. */
export const asVisitor = (visitor: Visitor): Actor => ({ kind: "visitor", visitor });

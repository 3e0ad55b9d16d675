import type { AccountId, HolderId, SessionId } from "./ids.ts";
import type { Visitor } from "./visitor.ts";

export type HolderActor = {
  kind: "holder";
  accountId: AccountId;
  holderId: HolderId;
  sessionId: SessionId;
  visitor: Visitor;
};

/** Each role may do what the roles before it may. */
export const staffRoles = ["agent", "superviseur", "administrateur"] as const;

export type StaffRole = (typeof staffRoles)[number];

/** A member of staff at work in one portal, with their role there. `id`: their account in the back office. */
export type StaffMember = {
  id: AccountId;
  name: string;
  email: string;
  role: StaffRole;
  sessionId: SessionId;
  visitor: Visitor;
};

/** `member`: `null` at the command line, whose user is not known. */
export type StaffActor = { kind: "staff"; member: StaffMember | null };

/** `system`: Parvis itself (jobs, imports). */
export type Actor = { kind: "visitor"; visitor: Visitor } | HolderActor | StaffActor | { kind: "system" };

export const asVisitor = (visitor: Visitor): Actor => ({ kind: "visitor", visitor });

export const mayDo = (role: StaffRole, wanted: StaffRole) =>
  staffRoles.indexOf(role) >= staffRoles.indexOf(wanted);

export const highestRole = (roles: readonly StaffRole[]): StaffRole | undefined =>
  staffRoles.findLast((role) => roles.includes(role));

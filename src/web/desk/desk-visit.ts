import type { FastifyRequest } from "fastify";
import type { Session } from "#account/sessions/sessions.queries.ts";
import type { Context, StaffContext } from "#context.ts";
import type { StaffMember, StaffRole } from "#kernel/actor.ts";
import type { Visitor } from "#kernel/visitor.ts";
import type { Space } from "#spaces/space.ts";
import type { AccountBar } from "#ui/frame/account-bar.tsx";
import type { FormView } from "../visit.ts";
import type { Desk, DeskEntry } from "./desk.ts";

/** A portal where the member has a role. */
export type DeskSpace = { space: Space; role: StaffRole };

/** What the frame of a desk needs: plain values, so that a test draws a page without a request. */
export type DeskView = FormView & {
  member: StaffMember;
  account: AccountBar;
  /** In the order of the installation. */
  spaces: readonly DeskSpace[];
  desks: readonly DeskEntry[];
  /** `null`: « Aujourd’hui ». */
  desk: DeskEntry | null;
  /** The password was typed again lately: no step-up is needed. */
  isConfirmed: boolean;
};

/**
 * One request of a member of staff. `space`, `home` and `ctx` are those of the portal, or of the back office for a desk
 * of the installation.
 */
export type DeskVisit = Omit<DeskView, "spaces" | "desks"> & {
  ctx: StaffContext & { actor: { member: StaffMember } };
  /** The back office, which holds the sessions and the roles. */
  office: Context;
  session: Session;
  /** `ctx`: acts in this portal as this member. */
  spaces: readonly (DeskSpace & { ctx: StaffContext })[];
  desks: readonly Desk[];
  visitor: Visitor;
  request: FastifyRequest;
};

import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { StaffRole } from "#kernel/actor.ts";
import type { IconName } from "#kernel/icon-name.ts";
import type { Space } from "#spaces/space.ts";
import type { Subject } from "#subject/subject.ts";
import type { RouteFor } from "../guarded-route.ts";
import type { DeskVisit } from "./desk-visit.ts";

/** A route of the back office. It opens to this role and to those above it. */
export type DeskRoute = RouteFor<DeskVisit, StaffRole>;

/** One desk of the back office: an entry of its menu and the pages behind it. `src/app.ts` lists them. */
export type Desk = Subject & {
  name: string;
  /** Under `/gestion/<portal>`, or under `/gestion` for the whole installation. */
  path: string;
  label: string;
  icon: IconName;
  /** After `g`, this letter leads to the desk. */
  key: string;
  scope: "space" | "installation";
  opens: StaffRole;
  routes(space: Space): readonly DeskRoute[];
  /** Lines of « Aujourd’hui » for one portal. */
  waiting?(trx: SpaceTransaction, visit: DeskVisit): Promise<readonly Waiting[]>;
};

/** A desk in the menu of the frame. */
export type DeskEntry = Pick<Desk, "name" | "path" | "label" | "icon" | "key" | "scope">;

/** Work that waits. `href`: under `/gestion/<portal>`, or under `/gestion` for a desk of the installation. `since`: of the oldest. */
export type Waiting = { label: string; count: number; href: string; since: Date | null; isLate: boolean };

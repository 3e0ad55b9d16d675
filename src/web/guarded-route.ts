import type { FastifyReply, RouteShorthandOptions } from "fastify";
import type { VNode } from "preact";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { StaffRole } from "#kernel/actor.ts";
import type { MemberVisit } from "./visit.ts";

/** `own-factors`: also open to a holder who must still set up a required second factor. */
export type Access = "own-space" | "own-factors";

/** Runs after the transaction. */
export type Answer = (reply: FastifyReply) => unknown;

/** The limits of a body larger than usual: `acceptForm(…)` or `acceptUpload(…)`. */
export type Accepts = Pick<RouteShorthandOptions, "bodyLimit" | "config">;

/** A route behind a sign-in. `Opens` says to whom. Only a guarded scope registers it. */
export type RouteFor<Visit, Opens> = {
  method: "GET" | "POST";
  /** Under the home of the visit. */
  path: string;
  opens: Opens;
  accepts?: Accepts;
  /** Called by a script: without a session it answers 401, not a redirect. */
  byScript?: true;
  /** Reads in the transaction of the guard. */
  look(trx: SpaceTransaction, visit: Visit): Promise<Answer>;
  /** Of a page: draws it without an answer, for a rehearsal. `null`: nothing is there for the visitor. */
  drawn?(trx: SpaceTransaction, visit: Visit): Promise<VNode | null>;
};

/** Of an account holder. Its path begins with "/espace". */
export type GuardedRoute = RouteFor<MemberVisit, Access>;

declare module "fastify" {
  interface FastifyContextConfig {
    opens?: Access | StaffRole;
  }
}

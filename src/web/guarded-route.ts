import type { FastifyReply, RouteShorthandOptions } from "fastify";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MemberVisit } from "./visit.ts";

/** `own-factors`: also open to a holder who must still set up a required second factor. */
export type Access = "own-space" | "own-factors";

/** Runs after the transaction. */
export type Answer = (reply: FastifyReply) => unknown;

/** The limits of a body larger than usual: `acceptForm(…)` or `acceptUpload(…)`. */
export type Accepts = Pick<RouteShorthandOptions, "bodyLimit" | "config">;

/** Only the guarded scope registers it. */
export type GuardedRoute = {
  method: "GET" | "POST";
  /** Under the space, beginning with "/espace". */
  path: string;
  opens: Access;
  accepts?: Accepts;
  /** Called by a script: without a session it answers 401, not a redirect. */
  byScript?: true;
  /** Reads in the transaction that found the session. */
  look(trx: SpaceTransaction, visit: MemberVisit): Promise<Answer>;
};

declare module "fastify" {
  interface FastifyContextConfig {
    opens?: Access;
  }
}

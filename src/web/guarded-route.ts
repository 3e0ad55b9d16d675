import type { FastifyReply, RouteShorthandOptions } from "fastify";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MemberVisit } from "./visit.ts";

/**
 * What a route opens to a holder who is signed in: their own space; or no more than the factors of their sign-in, which
 * is all that stands open while the second factor that the space requires is not set up.
 */
export type Access = "own-space" | "own-factors";

/** Answers once the transaction is over. */
export type Answer = (visit: MemberVisit, reply: FastifyReply) => unknown;

/** The limits of a body larger than usual: `acceptForm(…)` or `acceptUpload(…)`. */
export type Accepts = Pick<RouteShorthandOptions, "bodyLimit" | "config">;

/** A route behind the sign-in. Only the guarded scope hangs it. */
export type GuardedRoute = {
  method: "GET" | "POST";
  /** Under the space, beginning with "/espace". */
  path: string;
  opens: Access;
  accepts?: Accepts;
  /** Asked for by a script: without a session the answer is 401, and not the way in. */
  byScript?: true;
  /** Reads what it needs, in the transaction that found the session. */
  look(trx: SpaceTransaction, visit: MemberVisit): Promise<Answer>;
};

declare module "fastify" {
  interface FastifyContextConfig {
    opens?: Access;
  }
}

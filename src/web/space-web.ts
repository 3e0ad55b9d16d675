import type { FastifyInstance } from "fastify";
import type { Context } from "#context.ts";

/** Where a journey or a module hangs its pages: an encapsulated Fastify instance under the space's path. */
export type SpaceWeb = {
  routes: FastifyInstance;
  ctx: Context;
};

import type { FastifyInstance } from "fastify";
import type { Context } from "#context.ts";

/** An encapsulated Fastify instance under the path of the space. */
export type SpaceWeb = {
  routes: FastifyInstance;
  ctx: Context;
};

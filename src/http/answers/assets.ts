import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { days, inSeconds } from "#kernel/duration.ts";

/** Sends the `.br` or `.gz` beside a file to browsers that accept it. `forever`: the name changes with the content. */
export function serveAssets(
  app: FastifyInstance,
  folder: string,
  prefix: `/${string}/`,
  forever: boolean,
): void {
  const cache = forever ? `public, max-age=${inSeconds(days(365))}, immutable` : "no-cache";
  app.register(fastifyStatic, {
    root: folder,
    prefix,
    decorateReply: false,
    index: false,
    dotfiles: "ignore",
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply) => reply.header("cache-control", cache),
  });
}

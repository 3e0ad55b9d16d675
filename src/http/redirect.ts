import type { FastifyReply } from "fastify";

/** After a post: go and see there (303). Only paths of this house, so that no redirect is ever open. */
export function seeOther(reply: FastifyReply, path: string): FastifyReply {
  if (!/^\/(?![/\\])[^\\\r\n\t]*$/.test(path)) throw new Error("a redirect goes to a path of this house");
  return reply.redirect(path, 303);
}

import type { FastifyReply } from "fastify";

/** After a post: go and see there (303). Only paths of this house, so that no redirect is ever open (LOG-18). */
export function seeOther(reply: FastifyReply, path: string): FastifyReply {
  if (!/^\/(?![/\\])[^\\\r\n\t]*$/.test(path)) throw new Error("a redirect goes to a path of this house");
  return reply.redirect(path, 303);
}

/** The one way out of the house: to the provider of identities that the policy names, at an address we made. */
export const leaveForProvider = (reply: FastifyReply, provider: URL): FastifyReply =>
  reply.redirect(provider.href, 303);

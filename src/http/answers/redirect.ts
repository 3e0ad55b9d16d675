import type { FastifyReply } from "fastify";

/** Redirects after a post (303), to our own paths only: no open redirect (LOG-18). */
export function seeOther(reply: FastifyReply, path: string): FastifyReply {
  if (!/^\/(?![/\\])[^\\\r\n\t]*$/.test(path)) throw new Error("a redirect goes to a path of this house");
  return reply.redirect(path, 303);
}

/** The only redirect to another site: the identity provider in the policy, at a URL we built. */
export const leaveForProvider = (reply: FastifyReply, provider: URL): FastifyReply =>
  reply.redirect(provider.href, 303);

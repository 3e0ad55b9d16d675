import type { FastifyReply } from "fastify";

/**
 * Redirects after a post (303), to our own paths only: no open redirect (LOG-18). A script that asks for it gets the
 * address as text (RFC 2483): it must not follow the redirect itself (client/forms/send-in-place.ts).
 */
export function seeOther(reply: FastifyReply, path: string): FastifyReply {
  if (!/^\/(?![/\\])[^\\\r\n\t]*$/.test(path)) throw new Error("a redirect goes to a path of this house");
  const { accept = "" } = reply.request.headers;
  if (accept.includes(addressOnly)) return reply.code(200).type(addressOnly).send(path);
  return reply.redirect(path, 303);
}

const addressOnly = "text/uri-list";

/** The only redirect to another site: the identity provider in the policy, at a URL we built. */
export const leaveForProvider = (reply: FastifyReply, provider: URL): FastifyReply =>
  reply.redirect(provider.href, 303);

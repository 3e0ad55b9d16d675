import type { FastifyReply, FastifyRequest } from "fastify";
import { type Duration, inSeconds } from "#kernel/duration.ts";

export type CookieName =
  | "visitor"
  | "session"
  | `journey-${string}`
  | "browser"
  | "link"
  | "invitation"
  | "provider"
  | "announcement"
  | "wanted"
  | "login";

export const longestCookie = 512;

const ours = new RegExp(`^[\\w.~-]{1,${longestCookie}}$`);

export function setCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  name: CookieName,
  value: string,
  lifetime?: Duration,
): void {
  if (!ours.test(value)) throw new Error(`cookie ${name}: value outside [A-Za-z0-9_.~-]{1,512}`);
  const life = lifetime === undefined ? {} : { maxAge: inSeconds(lifetime) };
  reply.setCookie(realName(request, name), value, { ...policy(request), ...life });
}

/** `null` also when a name comes twice with two values: somebody planted the second one (cookie tossing). */
export function readCookie(request: FastifyRequest, name: CookieName): string | null {
  const wanted = `${realName(request, name)}=`;
  const found = new Set<string>();
  for (const pair of (request.headers.cookie ?? "").split(";")) {
    const text = pair.trim();
    if (text.startsWith(wanted)) found.add(text.slice(wanted.length));
  }
  const [value = ""] = found;
  return found.size === 1 && ours.test(value) ? value : null;
}

export function clearCookie(request: FastifyRequest, reply: FastifyReply, name: CookieName): void {
  reply.clearCookie(realName(request, name), policy(request));
}

/** With `__Host-`, browsers refuse the cookie from a sibling domain or over plain http (RFC 6265bis). */
function realName(request: FastifyRequest, name: CookieName): string {
  const prefix = request.server.settings.secure ? "__Host-parvis" : "parvis";
  return request.space === null ? `${prefix}-${name}` : `${prefix}-${request.space}-${name}`;
}

const policy = (request: FastifyRequest) => ({
  path: "/",
  httpOnly: true,
  sameSite: "lax" as const,
  secure: request.server.settings.secure,
});

import type { FastifyReply, FastifyRequest } from "fastify";
import { clearCookie, readCookie, setCookie } from "#http/cookies.ts";
import { minutes } from "#kernel/duration.ts";
import type { Space } from "#spaces/space.ts";

/** Long enough to replace a lost password first. */
export const wantedFor = minutes(30);

/** A longer address does not fit into a cookie. */
const longest = 380;

/** Keeps the page that was asked for before the sign-in, such as that of a link in a mail. Forms are not kept. */
export function keepWanted(request: FastifyRequest, reply: FastifyReply, space: Space): void {
  const { method, url } = request;
  if (method !== "GET" || url.length > longest || pageInside(url, space) === null) return;
  setCookie(request, reply, "wanted", Buffer.from(url).toString("base64url"), wantedFor);
}

/** Under the space; once. A browser may send any cookie, so the address is checked again: no open redirect (LOG-18). */
export function takeWanted(request: FastifyRequest, reply: FastifyReply, space: Space): string | null {
  const kept = readCookie(request, "wanted");
  if (kept === null) return null;
  clearCookie(request, reply, "wanted");
  return pageInside(Buffer.from(kept, "base64url").toString("latin1"), space);
}

const inside: Record<Space["kind"], RegExp> = {
  portal: /^\/espace(?:\/[\w-]+)+(?:\?[\w\-.~%&=+]*)?$/,
  office: /^\/(?!connexion|inscription|lien|mot-de-passe)[\w-]+(?:\/[\w-]+)*(?:\?[\w\-.~%&=+]*)?$/,
};

function pageInside(url: string, { id, kind }: Space): string | null {
  const home = `/${id}`;
  const path = url.slice(home.length);
  return url.startsWith(home) && inside[kind].test(path) ? path : null;
}

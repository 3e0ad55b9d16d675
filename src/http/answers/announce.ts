import type { FastifyReply, FastifyRequest } from "fastify";
import { minutes } from "#kernel/duration.ts";
import { clearCookie, readCookie, setCookie } from "../cookies.ts";

const key = /^[a-z][a-z0-9-]{0,60}$/;

/** Stores a key that the next page announces once. With a key, an attacker cannot choose the words. */
export function announce(request: FastifyRequest, reply: FastifyReply, what: string): void {
  if (!key.test(what)) throw new Error("an announcement is a key in lower case");
  setCookie(request, reply, "announcement", what, minutes(5));
}

export function takeAnnouncement(request: FastifyRequest, reply: FastifyReply): string | null {
  const left = readCookie(request, "announcement");
  if (left === null) return null;
  clearCookie(request, reply, "announcement");
  return key.test(left) ? left : null;
}

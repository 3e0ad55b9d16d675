import type { FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "#context.ts";
import { clearCookie, readCookie, setCookie } from "#http/cookies.ts";
import { seal, unseal } from "#infra/sealing/seal.ts";
import { minutes } from "#kernel/duration.ts";
import type { Visit } from "./visit.ts";

/** Short, for those who share a computer. */
export const loginKeptFor = minutes(10);

/**
 * The number or the address of a finished journey, for the sign-in page of the same browser (WCAG 3.3.7). Sealed, so
 * that a copied cookie names nobody. The end is sealed too: a browser may keep a cookie longer than asked.
 */
export function keepLogin(visit: Visit, reply: FastifyReply, login: string): void {
  const { ctx, request } = visit;
  const kept = JSON.stringify({ login, until: Date.now() + loginKeptFor });
  const sealed = seal(ctx.keys.raw("login"), Buffer.from(kept), ownerOf(ctx, request));
  setCookie(request, reply, "login", sealed.toString("base64url"), loginKeptFor);
}

export function keptLogin({ ctx, request }: Visit): string | null {
  const kept = readCookie(request, "login");
  if (kept === null) return null;
  try {
    const sealed = Buffer.from(kept, "base64url");
    const { login, until } = JSON.parse(
      unseal(ctx.keys.raw("login"), sealed, ownerOf(ctx, request)).toString(),
    );
    return Date.now() < until ? login : null;
  } catch {
    return null; // It belongs to another browser, space or key.
  }
}

export function forgetLogin(request: FastifyRequest, reply: FastifyReply): void {
  if (readCookie(request, "login") !== null) clearCookie(request, reply, "login");
}

const ownerOf = ({ space }: Context, request: FastifyRequest) => [
  space.id,
  readCookie(request, "visitor") ?? "",
];

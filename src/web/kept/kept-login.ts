import type { FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "#context.ts";
import { clearCookie, longestCookie, readCookie, setCookie } from "#http/cookies.ts";
import { seal, unseal } from "#infra/sealing/seal.ts";
import { minutes } from "#kernel/duration.ts";
import type { FormState } from "#kernel/form-state.ts";
import type { Visit } from "../visit.ts";

/** Short, for those who share a computer. */
export const loginKeptFor = minutes(10);

/**
 * The number or the address of a finished journey or of a refused sign-in, for the sign-in and the lost password in the
 * same browser (WCAG 3.3.7). Sealed, so that a copied cookie names nobody. The end is sealed too: a browser may keep a cookie longer than asked.
 */
export function keepLogin(visit: Visit, reply: FastifyReply, login: string): void {
  const { ctx, request } = visit;
  const kept = JSON.stringify({ login, until: Date.now() + loginKeptFor });
  const sealed = seal(ctx.keys.raw("login"), Buffer.from(kept), ownerOf(ctx, request)).toString("base64url");
  // Typed by anybody: quotes and signs outside of ASCII take more room than an address of that length.
  if (sealed.length <= longestCookie) setCookie(request, reply, "login", sealed, loginKeptFor);
}

function keptLogin({ ctx, request }: Visit): string | null {
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

/** The form with what this browser has kept, unless something was typed. */
export function withKeptLogin(visit: Visit, state: FormState): FormState {
  const { by } = visit.space.policy.signIn;
  const login = state.values[by] === undefined ? keptLogin(visit) : null;
  return login === null ? state : { ...state, values: { ...state.values, [by]: login } };
}

export function forgetLogin(request: FastifyRequest, reply: FastifyReply): void {
  if (readCookie(request, "login") !== null) clearCookie(request, reply, "login");
}

const ownerOf = ({ space }: Context, request: FastifyRequest) => [
  space.id,
  readCookie(request, "visitor") ?? "",
];

import { randomBytes, timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { readCookie, setCookie } from "../cookies.ts";
import { isForm } from "./form-fields.ts";

const csrfField = "_csrf";

export const csrfToken = (request: FastifyRequest, reply: FastifyReply): string =>
  tokenFor(request, visitorSecret(request, reply));

/** The value of the visitor cookie, which it sets if needed. */
export function visitorSecret(request: FastifyRequest, reply: FastifyReply): string {
  const known = request.visitorSecret ?? readCookie(request, "visitor");
  if (known !== null) return known;
  const made = randomBytes(24).toString("base64url");
  request.visitorSecret = made;
  setCookie(request, reply, "visitor", made);
  return made;
}

export function hasGoodToken(request: FastifyRequest): boolean {
  const visitor = readCookie(request, "visitor");
  const posted = isForm(request.body) ? request.body.fields.get(csrfField) : undefined;
  if (visitor === null || posted === undefined) return false;
  const expected = Buffer.from(tokenFor(request, visitor));
  const given = Buffer.from(posted);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const tokenFor = (request: FastifyRequest, visitor: string) =>
  request.server.settings.keys.sign("csrf", request.space ?? "", visitor).toString("base64url");

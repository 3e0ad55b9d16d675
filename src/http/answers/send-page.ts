import type { FastifyReply } from "fastify";
import type { VNode } from "preact";
import { render } from "preact-render-to-string";
import { typesetMarkup } from "#kernel/text/typeset.ts";

export type Drawing = VNode | string;

export const pageType = "text/html; charset=utf-8";

/** Typesets and sends a page. No cache keeps it: after sign-out the browser must not show it again. */
export function sendPage(reply: FastifyReply, page: Drawing, status = 200): FastifyReply {
  return reply.code(status).header("cache-control", "no-store").type(pageType).send(drawPage(page));
}

export const drawPage = (page: Drawing): string =>
  `<!doctype html>${typeof page === "string" ? page : typesetMarkup(titled(render(page)))}`;

const titled = (markup: string) =>
  markup.includes('id="summary-title"') ? markup.replace("<title>", "<title>Erreur : ") : markup;

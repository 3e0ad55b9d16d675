import type { FastifyReply } from "fastify";
import type { VNode } from "preact";
import { render } from "preact-render-to-string";
import { typesetMarkup } from "#kernel/text/typeset.ts";

/** What may be drawn: a Preact page, or markup that is already text. */
export type Drawing = VNode | string;

export const pageType = "text/html; charset=utf-8";

/** Sends a page, its French typeset. It is never kept by a cache: a signed-out browser must not show it again. */
export function sendPage(reply: FastifyReply, page: Drawing, status = 200): FastifyReply {
  return reply.code(status).header("cache-control", "no-store").type(pageType).send(drawPage(page));
}

/** The whole document as text. */
export const drawPage = (page: Drawing): string =>
  `<!doctype html>${typeof page === "string" ? page : typesetMarkup(titled(render(page)))}`;

/** A form come back with its summary of errors says so from the title on, which a screen reader reads first. */
const titled = (markup: string) =>
  markup.includes('id="summary-title"') ? markup.replace("<title>", "<title>Erreur : ") : markup;

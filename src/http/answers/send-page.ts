import type { FastifyReply } from "fastify";
import type { VNode } from "preact";
import { render } from "preact-render-to-string";
import { typesetMarkup } from "#kernel/text/typeset.ts";

/** What may be drawn: a Preact page, or markup that is already text. */
export type Drawing = VNode | string;

/** Sends a page, its French typeset. It is never kept by a cache: a signed-out browser must not show it again. */
export function sendPage(reply: FastifyReply, page: Drawing, status = 200): FastifyReply {
  const markup = typeof page === "string" ? page : typesetMarkup(titled(render(page)));
  return reply
    .code(status)
    .header("cache-control", "no-store")
    .type("text/html; charset=utf-8")
    .send(`<!doctype html>${markup}`);
}

/** A form come back with its summary of errors says so from the title on, which a screen reader reads first. */
const titled = (markup: string) =>
  markup.includes('id="summary-title"') ? markup.replace("<title>", "<title>Erreur : ") : markup;

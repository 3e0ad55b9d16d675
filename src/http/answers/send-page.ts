import type { FastifyReply } from "fastify";
import type { VNode } from "preact";
import { render } from "preact-render-to-string";
import { typesetMarkup } from "#kernel/text/typeset.ts";

export type Drawing = VNode | string;

/** Typesets and sends a page. No cache keeps it: after sign-out the browser must not show it again. */
export function sendPage(reply: FastifyReply, page: Drawing, status = 200): FastifyReply {
  const markup = typeof page === "string" ? page : typesetMarkup(titled(render(page)));
  return reply
    .code(status)
    .header("cache-control", "no-store")
    .type("text/html; charset=utf-8")
    .send(`<!doctype html>${markup}`);
}

const titled = (markup: string) =>
  markup.includes('id="summary-title"') ? markup.replace("<title>", "<title>Erreur : ") : markup;

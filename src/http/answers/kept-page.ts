import { brotliCompressSync, gzipSync } from "node:zlib";
import { negotiate } from "@fastify/accept-negotiator";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { VNode } from "preact";
import { drawPage, pageType } from "./send-page.ts";

const encodings = ["br", "gzip"] as const;
type Encoding = (typeof encodings)[number];
type Bodies = Readonly<Record<Encoding | "identity", Buffer>>;

/**
 * Draws a public page once, then sends its bytes; search engines may list it. `draw` sees no request, so that no
 * private text is kept. Without a secret these pages alone may be compressed (BREACH, docs/decisions/0037).
 */
export function keepPage(draw: () => VNode): (request: FastifyRequest, reply: FastifyReply) => void {
  let kept: Bodies | null = null;
  return (request, reply) => {
    kept ??= bodiesOf(drawPage(draw()));
    const accepted = request.headers["accept-encoding"] ?? "";
    // The library lets `*` bring back an encoding that the same header refuses (RFC 9110, 12.5.3).
    const encoding = accepted.includes("*") ? null : negotiate(accepted, [...encodings]);
    if (encoding) reply.header("content-encoding", encoding);
    reply.removeHeader("x-robots-tag");
    reply
      .header("vary", "accept-encoding")
      .header("content-type", pageType)
      .send(kept[encoding ?? "identity"]);
  };
}

function bodiesOf(page: string): Bodies {
  if (page.includes('name="_csrf"')) throw new Error("a page with a token belongs to one visitor");
  const identity = Buffer.from(page);
  return { identity, br: brotliCompressSync(identity), gzip: gzipSync(identity, { level: 9 }) };
}

import { brotliCompressSync, gzipSync } from "node:zlib";
import { negotiate } from "@fastify/accept-negotiator";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { VNode } from "preact";
import { drawPage, pageType } from "./send-page.ts";

/** The best first. */
const encodings = ["br", "gzip"] as const;
type Encoding = (typeof encodings)[number];
type Bodies = Readonly<Record<Encoding | "identity", Buffer>>;

/**
 * A public page, the same for everybody: drawn at its first request, then sent as the bytes kept. Search engines may
 * list it. `draw` sees no request, so that nothing of anybody's is kept, and a page with a form's token is refused:
 * without a secret to guess, these pages alone are compressed (docs/decisions/0037).
 */
export function keepPage(draw: () => VNode): (request: FastifyRequest, reply: FastifyReply) => void {
  let kept: Bodies | null = null;
  return (request, reply) => {
    kept ??= bodiesOf(drawPage(draw()));
    const encoding = negotiate(request.headers["accept-encoding"] ?? "", [...encodings]);
    if (encoding) reply.header("content-encoding", encoding);
    reply.removeHeader("x-robots-tag");
    reply
      .header("vary", "accept-encoding")
      .header("content-type", pageType)
      .send(kept[encoding ?? "identity"]);
  };
}

function bodiesOf(page: string): Bodies {
  if (page.includes('name="_csrf"')) throw new Error("a page with a token is one visitor's: it is not kept");
  const identity = Buffer.from(page);
  return { identity, br: brotliCompressSync(identity), gzip: gzipSync(identity, { level: 9 }) };
}

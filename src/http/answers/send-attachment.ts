import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

type Content = Buffer | string | AsyncIterable<string | Buffer>;

/** Never opened in the browser, where a file of ours would be a page of ours. `name`: as the browser keeps it. */
export const sendAttachment = (
  reply: FastifyReply,
  { name, type, content }: { name: string; type: string; content: Content },
): FastifyReply =>
  reply
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("cache-control", "no-store")
    .type(type)
    .send(
      typeof content === "string" || Buffer.isBuffer(content)
        ? content
        : Readable.from(content, { objectMode: false }),
    );

export const sendCsv = (reply: FastifyReply, name: string, content: Content): FastifyReply =>
  sendAttachment(reply, { name, type: "text/csv; charset=utf-8", content });

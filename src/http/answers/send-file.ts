import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

export const sendCsv = (reply: FastifyReply, name: string, rows: AsyncIterable<string>): FastifyReply =>
  sendFile(reply, name, "text/csv; charset=utf-8", rows);

/** `name`: as the browser keeps it. Never opened there, where a file of ours would be a page of ours. */
export const sendFile = (
  reply: FastifyReply,
  name: string,
  type: string,
  content: AsyncIterable<string | Buffer>,
): FastifyReply =>
  reply
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("cache-control", "no-store")
    .type(type)
    .send(Readable.from(content, { objectMode: false }));

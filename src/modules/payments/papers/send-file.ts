import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import { type OpenDocument, openDocument } from "#infra/pdf/open-document.ts";
import { drawPaper } from "#infra/pdf/paper/draw-paper.ts";
import type { Paper } from "#infra/pdf/paper/paper.ts";
import { pdfBytes } from "#infra/pdf/pdf-bytes.ts";

/** Sends a document while it is drawn. `name`: as the browser keeps it. */
export function sendPaper(reply: FastifyReply, name: string, paper: Paper): FastifyReply {
  const document: OpenDocument = openDocument(paper);
  return sendFile(reply, name, "application/pdf", pdfBytes(document, drawPaper(document, paper)));
}

export const sendCsv = (reply: FastifyReply, name: string, rows: AsyncIterable<string>): FastifyReply =>
  sendFile(reply, name, "text/csv; charset=utf-8", rows);

/** Never opened in the browser, where a file of ours would be a page of ours. */
const sendFile = (
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

import type { FastifyReply } from "fastify";
import { sendFile } from "#http/answers/send-file.ts";
import { type OpenDocument, openDocument } from "#infra/pdf/open-document.ts";
import { drawPaper } from "#infra/pdf/paper/draw-paper.ts";
import type { Paper } from "#infra/pdf/paper/paper.ts";
import { pdfBytes } from "#infra/pdf/pdf-bytes.ts";

/** Sends a document while it is drawn. `name`: as the browser keeps it. */
export function sendPaper(reply: FastifyReply, name: string, paper: Paper): FastifyReply {
  const document: OpenDocument = openDocument(paper);
  return sendFile(reply, name, "application/pdf", pdfBytes(document, drawPaper(document, paper)));
}

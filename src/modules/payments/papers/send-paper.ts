import type { FastifyReply } from "fastify";
import { sendAttachment } from "#http/answers/send-attachment.ts";
import { type OpenDocument, openDocument } from "#infra/pdf/open-document.ts";
import { drawPaper } from "#infra/pdf/paper/draw-paper.ts";
import type { Paper } from "#infra/pdf/paper/paper.ts";
import { pdfBytes } from "#infra/pdf/pdf-bytes.ts";

/** Sends a document while it is drawn. `name`: as the browser keeps it. */
export function sendPaper(reply: FastifyReply, name: string, paper: Paper): FastifyReply {
  const document: OpenDocument = openDocument(paper);
  const content = pdfBytes(document, drawPaper(document, paper));
  return sendAttachment(reply, { name, type: "application/pdf", content });
}

import { mm } from "../area.ts";
import { withKnownSigns } from "../known-signs.ts";
import type { OpenDocument } from "../open-document.ts";
import { startPen, write } from "../pen.ts";
import { drawPaperPart } from "./draw-paper-part.ts";
import { type Flow, openFlow } from "./flow.ts";
import type { Paper } from "./paper.ts";

/** Draws a document of any length; its parts are asked for one by one. */
export async function* drawPaper(document: OpenDocument, paper: Paper): AsyncGenerator<void> {
  const flow = openFlow(document, paper);
  drawLetterhead(flow, paper);
  write(flow, "H1", withKnownSigns(paper.title), { font: "bold", size: 18, after: mm(4) });
  for await (const part of paper.parts) {
    yield* drawPaperPart(flow, part, paper.letterhead.colour);
    yield;
  }
  flow.close();
}

/** The issuer on the left, the holder on the right. */
function drawLetterhead(flow: Flow, { letterhead, about }: Paper) {
  const { pdf, section, left, y: top, width } = flow;
  const half = width / 2 - mm(4);
  const issuer = pdf.struct("Div");
  section.add(issuer);
  const pen = startPen(pdf, issuer, { left, top, width: half, height: 0 });
  write(pen, "P", letterhead.name, { font: "bold", size: 13, after: mm(1), colour: letterhead.colour });
  for (const line of letterhead.lines) write(pen, "P", line, { size: 9 });
  const subject = pdf.struct("Div");
  section.add(subject);
  const right = startPen(pdf, subject, { left: left + half + mm(8), top, width: half, height: 0 });
  for (const [label, value] of about) {
    write(right, "P", label, { size: 9 });
    write(right, "P", withKnownSigns(value), { font: "bold", size: 11, after: mm(1.5) });
  }
  issuer.end();
  subject.end();
  flow.y = Math.max(pen.y, right.y) + mm(8);
}

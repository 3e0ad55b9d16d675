import { mm } from "../pdf/area.ts";
import { drawBarCode } from "../pdf/draw-bar-code.ts";
import { startPen, widthOf, write } from "../pdf/pen.ts";
import { drawPart } from "./draw-part.ts";
import type { LetterSheet } from "./letter-sheet.ts";
import { addressArea, barCodeArea, bodyArea, dateline, senderArea } from "./paper.ts";

export function drawSheet(pdf: PDFKit.PDFDocument, root: PDFKit.PDFStructureElement, sheet: LetterSheet) {
  pdf.addPage();
  const section = pdf.struct("Sect");
  root.add(section);
  drawSender(pdf, section, sheet.sender);
  drawRecipient(pdf, section, sheet.recipient);
  pdf.markContent("Artifact", { type: "Layout" });
  drawBarCode(pdf, sheet.barCode, barCodeArea);
  pdf.endMarkedContent();
  const line = startPen(pdf, section, dateline);
  write(line, "P", sheet.reference, { size: 10 });
  write({ ...line, y: dateline.top }, "P", sheet.date, { size: 11, align: "right" });
  const body = startPen(pdf, section, bodyArea);
  write(body, "H1", sheet.subject, { font: "bold", size: 14, after: mm(5) });
  for (const part of sheet.body) drawPart(body, part);
  write(body, "P", sheet.signature, { font: "bold", size: 12, align: "right" });
  section.end();
}

function drawSender(pdf: PDFKit.PDFDocument, section: PDFKit.PDFStructureElement, lines: readonly string[]) {
  const pen = startPen(pdf, openBlock(pdf, section), senderArea);
  const [organisation = "", ...rest] = lines;
  write(pen, "P", organisation, { font: "bold", size: 12, after: mm(1) });
  for (const line of rest) write(pen, "P", line, { size: 10 });
}

const mostSize = 11;

function drawRecipient(
  pdf: PDFKit.PDFDocument,
  section: PDFKit.PDFStructureElement,
  lines: readonly string[],
) {
  const pen = startPen(pdf, openBlock(pdf, section), addressArea);
  const widest = Math.max(...lines.map((line) => widthOf(pdf, line, mostSize)), 1);
  const size = Math.min(mostSize, (mostSize * addressArea.width) / widest);
  for (const line of lines) write(pen, "P", line, { size, wrap: false, lineHeight: addressArea.height / 6 });
}

/** Groups lines that screen readers read one by one. */
function openBlock(pdf: PDFKit.PDFDocument, section: PDFKit.PDFStructureElement) {
  const block = pdf.struct("Div");
  section.add(block);
  return block;
}

import type { Area } from "./area.ts";
import { code128 } from "./code-128.ts";

/** Draws digits as a Code 128 of plain rectangles. The area holds the bars: leave ten modules blank on both sides. */
export function drawBarCode(pdf: PDFKit.PDFDocument, digits: string, { left, top, width, height }: Area) {
  const widths = code128(digits);
  const module = width / widths.reduce((sum, of) => sum + of, 0);
  let at = left;
  for (const [index, modules] of widths.entries()) {
    if (index % 2 === 0) pdf.rect(at, top, modules * module, height);
    at += modules * module;
  }
  pdf.fill("#000000");
}

import { typeset } from "#kernel/text/typeset.ts";
import type { Area } from "./paper.ts";
import { asDrawn, typefaceFor, type Weight } from "./typefaces.ts";

/** Where one writes on a page, and under which element of its structure. */
export type Pen = {
  readonly pdf: PDFKit.PDFDocument;
  readonly section: PDFKit.PDFStructureElement;
  readonly left: number;
  readonly width: number;
  y: number;
};

export const startPen = (pdf: PDFKit.PDFDocument, section: PDFKit.PDFStructureElement, area: Area): Pen => ({
  pdf,
  section,
  left: area.left,
  width: area.width,
  y: area.top,
});

export type Hand = {
  font?: Weight;
  size: number;
  align?: "left" | "right";
  /** White space below, in points. */
  after?: number;
  indent?: number;
  wrap?: boolean;
  /** From one line to the next, in points; by default what the font asks, and some air. */
  lineHeight?: number;
};

/** Writes a paragraph, tagged, and moves the pen below it. */
export function write(pen: Pen, tag: string, text: string, hand: Hand) {
  const { pdf, section } = pen;
  section.add(pdf.struct(tag, {}, () => writeLines(pen, text, hand)));
}

/** Writes inside an element of the structure that is already open. */
export function writeLines(pen: Pen, text: string, hand: Hand) {
  const { pdf } = pen;
  const { font = "regular", size, align = "left", after = 0, indent = 0, wrap = true } = hand;
  // A line that may not wrap is an address: it keeps the spaces that sorting machines read.
  const drawn = asDrawn(wrap ? typeset(text) : text);
  pdf.font(typefaceFor(drawn, font)).fontSize(size).fillColor("#1a1a1a");
  const lineHeight = hand.lineHeight ?? pdf.currentLineHeight() * 1.12;
  const lineGap = lineHeight - pdf.currentLineHeight();
  if (!wrap) {
    pdf.text(drawn, pen.left + indent, pen.y, { lineBreak: false });
    pen.y += lineHeight + after;
    return;
  }
  pdf.text(drawn, pen.left + indent, pen.y, { width: pen.width - indent, align, lineGap });
  pen.y = pdf.y + after;
}

/** How wide a line is that may not wrap. */
export const widthOf = (pdf: PDFKit.PDFDocument, text: string, size: number) =>
  pdf.font(typefaceFor(text, "regular")).fontSize(size).widthOfString(asDrawn(text));

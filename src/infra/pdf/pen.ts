import { typeset } from "#kernel/text/typeset.ts";
import type { Area } from "./area.ts";
import { asDrawn, typefaceFor, type Weight } from "./typefaces.ts";

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
  after?: number;
  indent?: number;
  wrap?: boolean;
  colour?: string;
  /** Sizes are in points; by default that of the font, plus 12 %. */
  lineHeight?: number;
};

export function write(pen: Pen, tag: string, text: string, hand: Hand) {
  const { pdf, section } = pen;
  section.add(pdf.struct(tag, {}, () => writeLines(pen, text, hand)));
}

export function writeLines(pen: Pen, text: string, hand: Hand) {
  const { pdf } = pen;
  const { font = "regular", size, align = "left", after = 0, indent = 0, wrap = true } = hand;
  // A line without wrapping is a postal address: it keeps its plain spaces for sorting machines.
  const drawn = asDrawn(wrap ? typeset(text) : text);
  pdf
    .font(typefaceFor(drawn, font))
    .fontSize(size)
    .fillColor(hand.colour ?? "#1a1a1a");
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

export const widthOf = (pdf: PDFKit.PDFDocument, text: string, size: number) =>
  pdf.font(typefaceFor(text, "regular")).fontSize(size).widthOfString(asDrawn(text));

import { typeset } from "#kernel/text/typeset.ts";
import { mm } from "../area.ts";
import { fitLines } from "../fit-lines.ts";
import { withKnownSigns } from "../known-signs.ts";
import type { PageTotal } from "../page-total.ts";
import { typefaceFor, type Weight } from "../typefaces.ts";
import type { Paper } from "./paper.ts";

const grey = "#4a4a4a";
const line = "#b8b8b8";
const size = 8;

const artifact = (pdf: PDFKit.PDFDocument, draw: () => void) => {
  pdf.markContent("Artifact", { type: "Pagination" });
  draw();
  pdf.endMarkedContent();
};

export function drawBand(pdf: PDFKit.PDFDocument, colour: string) {
  artifact(pdf, () => pdf.rect(0, 0, pdf.page.width, mm(4)).fill(colour));
}

/** The name of the document again, above every page but the first. */
export function drawRunningHead(pdf: PDFKit.PDFDocument, { title, letterhead }: Paper, margin: number) {
  artifact(pdf, () => {
    const half = (pdf.page.width - 2 * margin) / 2 - mm(4);
    small(pdf, letterhead.name, { x: margin, y: mm(12), width: half, weight: "bold" });
    small(pdf, title, { x: margin + half + mm(8), y: mm(12), width: half, align: "right" });
    rule(pdf, margin, mm(18));
  });
}

type Place = { margin: number; page: number; total: PageTotal };

/** Who to ask, and "Page 2/3". */
export function drawFooter(pdf: PDFKit.PDFDocument, paper: Paper, { margin, page, total }: Place) {
  artifact(pdf, () => {
    const top = pdf.page.height - mm(15);
    rule(pdf, margin, top);
    const y = top + mm(2.5);
    small(pdf, paper.letterhead.foot, { x: margin, y, width: pdf.page.width - 2 * margin - mm(28) });
    const right = pdf.page.width - margin - mm(6);
    small(pdf, `Page ${page}`, { x: right - mm(30), y, width: mm(30), align: "right" });
    total.show(right, y + ascent(pdf));
  });
}

type Small = { x: number; y: number; width: number; weight?: Weight; align?: "right" };

function small(pdf: PDFKit.PDFDocument, text: string, { x, y, width, weight = "regular", align }: Small) {
  const known = typeset(withKnownSigns(text));
  pdf.font(typefaceFor(known, weight)).fontSize(size).fillColor(grey);
  const [drawn = ""] = fitLines(pdf, known, width, 1);
  const left = align === "right" ? x + width - pdf.widthOfString(drawn) : x;
  pdf.text(drawn, left, y, { lineBreak: false });
}

/** From the top of a line to its baseline, in the current font. */
const ascent = (pdf: PDFKit.PDFDocument) =>
  ((pdf as unknown as { _font: { ascender: number } })._font.ascender / 1000) * size;

const rule = (pdf: PDFKit.PDFDocument, margin: number, y: number) =>
  pdf
    .moveTo(margin, y)
    .lineTo(pdf.page.width - margin, y)
    .lineWidth(0.5)
    .stroke(line);

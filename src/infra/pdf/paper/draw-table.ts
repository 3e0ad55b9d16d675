import { typeset } from "#kernel/text/typeset.ts";
import { mm } from "../area.ts";
import { fitLines } from "../fit-lines.ts";
import { withKnownSigns } from "../known-signs.ts";
import { typefaceFor, type Weight } from "../typefaces.ts";
import type { Flow } from "./flow.ts";
import type { PaperColumn, PaperPart } from "./paper.ts";

const padding = { across: mm(1.4), above: mm(1.3) };
const mostLines = 4;
const ink = "#1a1a1a";
const rowsInStep = 20;

/** pdfkit knows the scope of a header, but its types do not. */
const heads = (scope: "Column" | "Row") => ({ scope }) as PDFKit.Mixins.StructureElementOptions;

type Table = Extract<PaperPart, { kind: "table" }>;
type Cell = { column: PaperColumn; lines: readonly string[]; left: number; width: number; weight: Weight };

/** Yields now and then, so that a long table never holds the process. */
export async function* drawTable(flow: Flow, table: Table, colour: string): AsyncGenerator<void> {
  const { pdf } = flow;
  const struct = pdf.struct("Table", { title: table.caption });
  flow.section.add(struct);
  const header = cellsOf(
    flow,
    table.columns,
    table.columns.map(({ label }) => label),
    "bold",
  );
  flow.need(heightOf(pdf, header) + 3 * lineHeight(pdf));
  drawHeader(flow, header, colour, struct);
  let drawn = 0;
  for await (const { cells, total } of table.rows) {
    const row = cellsOf(flow, table.columns, cells, total ? "bold" : "regular");
    if (flow.need(heightOf(pdf, row))) drawHeader(flow, header, colour, null);
    drawRow(flow, row, struct, total ?? false);
    drawn += 1;
    if (drawn % rowsInStep === 0) yield;
  }
  struct.end();
  flow.y += mm(5);
}

/** Without a structure: repeated on a later page, an artifact. */
function drawHeader(
  flow: Flow,
  cells: readonly Cell[],
  colour: string,
  struct: PDFKit.PDFStructureElement | null,
) {
  const { pdf, y } = flow;
  const height = heightOf(pdf, cells);
  pdf.markContent("Artifact", { type: "Layout" });
  pdf.rect(flow.left, y, flow.width, height).fill(colour);
  pdf.endMarkedContent();
  if (struct) {
    const row = pdf.struct("TR");
    struct.add(row);
    for (const cell of cells)
      row.add(pdf.struct("TH", heads("Column"), () => drawCell(pdf, cell, y, "#ffffff")));
    row.end();
  } else {
    pdf.markContent("Artifact", { type: "Pagination" });
    for (const cell of cells) drawCell(pdf, cell, y, "#ffffff");
    pdf.endMarkedContent();
  }
  flow.y += height;
}

function drawRow(flow: Flow, cells: readonly Cell[], struct: PDFKit.PDFStructureElement, isTotal: boolean) {
  const { pdf, y } = flow;
  const height = heightOf(pdf, cells);
  pdf.markContent("Artifact", { type: "Layout" });
  if (isTotal) pdf.rect(flow.left, y, flow.width, height).fill("#f0f0f0");
  pdf
    .moveTo(flow.left, y + height)
    .lineTo(flow.left + flow.width, y + height)
    .lineWidth(0.4)
    .stroke("#c8c8c8");
  pdf.endMarkedContent();
  const row = pdf.struct("TR");
  struct.add(row);
  cells.forEach((cell, index) => {
    const isHeader = isTotal && index === 0;
    row.add(
      pdf.struct(isHeader ? "TH" : "TD", isHeader ? heads("Row") : {}, () => drawCell(pdf, cell, y, ink)),
    );
  });
  row.end();
  flow.y += height;
}

function drawCell(
  pdf: PDFKit.PDFDocument,
  { column, lines, left, width, weight }: Cell,
  top: number,
  colour: string,
) {
  const height = lineHeight(pdf);
  lines.forEach((line, index) => {
    pdf.font(typefaceFor(line, weight)).fontSize(sizeOn(pdf)).fillColor(colour);
    const start = column.align === "right" ? left + width - pdf.widthOfString(line.trimEnd()) : left;
    pdf.text(line, start, top + padding.above + index * height, { lineBreak: false });
  });
}

function cellsOf(
  flow: Flow,
  columns: readonly PaperColumn[],
  texts: readonly string[],
  weight: Weight,
): Cell[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (flow.width * share) / shares);
  let left = flow.left;
  return columns.map((column, index) => {
    // The label of a total runs on over the empty cells after it.
    const next = index === 0 ? texts.findIndex((text, place) => place > 0 && text !== "") : index + 1;
    const taken = widths.slice(index, next);
    const width = taken.reduce((sum, one) => sum + one, 0) - 2 * padding.across;
    const text = typeset(withKnownSigns(texts[index] ?? ""));
    flow.pdf.font(typefaceFor(text, weight)).fontSize(sizeOn(flow.pdf));
    const lines = fitLines(flow.pdf, text, width, mostLines);
    const cell = { column, lines, left: left + padding.across, width, weight };
    left += widths[index] ?? 0;
    return cell;
  });
}

/** Smaller on a page held sideways, which has more columns. */
const sizeOn = ({ page }: PDFKit.PDFDocument) => (page.width > page.height ? 8 : 8.5);

const lineHeight = (pdf: PDFKit.PDFDocument) =>
  pdf.font(typefaceFor("", "regular")).fontSize(sizeOn(pdf)).currentLineHeight() * 1.05;

const heightOf = (pdf: PDFKit.PDFDocument, cells: readonly Cell[]) =>
  Math.max(...cells.map(({ lines }) => lines.length)) * lineHeight(pdf) + 2 * padding.above;

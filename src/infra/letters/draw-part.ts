import { mm } from "../pdf/area.ts";
import { drawQrCode } from "../pdf/draw-qr-code.ts";
import { type Pen, write, writeLines } from "../pdf/pen.ts";
import type { LetterPart } from "./letter-sheet.ts";

const bodySize = 12;
const qrSide = mm(26);

export function drawPart(pen: Pen, part: LetterPart) {
  switch (part.kind) {
    case "text":
      return write(pen, "P", part.text, { size: bodySize, after: mm(3) });
    case "heading":
      return write(pen, "H2", part.text, { font: "bold", size: 13, after: mm(1.5) });
    case "value":
      return drawValue(pen, part.label, part.value);
    case "steps":
      return drawSteps(pen, part.steps);
    case "address":
      return drawAddress(pen, part.url, part.description);
  }
}

/** One size for label and value: text extraction then finds them on consecutive lines. */
const valueSize = 17;
const frameHeight = mm(21);

function drawValue(pen: Pen, label: string, value: string) {
  const { pdf, left, width } = pen;
  pdf.markContent("Artifact", { type: "Layout" });
  pdf.roundedRect(left, pen.y, width, frameHeight, mm(2)).fillAndStroke("#f4f4f4", "#1a1a1a");
  pdf.endMarkedContent();
  const below = pen.y + frameHeight + mm(5);
  pen.y += mm(3);
  const indent = mm(6);
  write(pen, "P", label, { size: valueSize, indent });
  write(pen, "P", value, { font: "bold", size: valueSize, indent });
  pen.y = below;
}

function drawSteps(pen: Pen, steps: readonly string[]) {
  const { pdf } = pen;
  const list = pdf.struct("L");
  pen.section.add(list);
  steps.forEach((step, index) => {
    const item = pdf.struct("LI");
    list.add(item);
    const top = pen.y;
    item.add(pdf.struct("Lbl", {}, () => writeLines(pen, `${index + 1}.`, { font: "bold", size: bodySize })));
    pen.y = top;
    const hand = { size: bodySize, indent: mm(7), after: mm(1) };
    item.add(pdf.struct("LBody", {}, () => writeLines(pen, step, hand)));
    item.end();
  });
  list.end();
  pen.y += mm(3);
}

function drawAddress(pen: Pen, url: string, description: string) {
  const { pdf, left } = pen;
  const { y } = pen;
  const asked = { alt: description, bbox: [left, y, left + qrSide, y + qrSide] };
  const figure = pdf.struct("Figure", asked, () => drawQrCode(pdf, url, left, y, qrSide));
  pen.section.add(figure);
  pen.y += qrSide + mm(1.5);
  write(pen, "P", url, { font: "bold", size: bodySize, after: mm(4) });
}

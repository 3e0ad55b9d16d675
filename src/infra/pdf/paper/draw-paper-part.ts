import { mm } from "../area.ts";
import { drawQrCode } from "../draw-qr-code.ts";
import { withKnownSigns } from "../known-signs.ts";
import { type Hand, write } from "../pen.ts";
import { drawTable } from "./draw-table.ts";
import type { Flow } from "./flow.ts";
import type { PaperPart } from "./paper.ts";

const qrSide = mm(28);

export async function* drawPaperPart(flow: Flow, part: PaperPart, colour: string): AsyncGenerator<void> {
  switch (part.kind) {
    case "heading":
      // Never alone at the foot of a page.
      flow.need(mm(30));
      return writeWhole(flow, "H2", part.text, { font: "bold", size: 12, after: mm(2), colour });
    case "text":
      return writeWhole(flow, "P", part.text, { size: 10.5, after: mm(3) });
    case "statement":
      return writeWhole(flow, "P", part.text, { font: "bold", size: 13, after: mm(4) });
    case "facts":
      return drawFacts(flow, part.facts);
    case "code":
      return drawCode(flow, part);
    case "table":
      yield* drawTable(flow, part, colour);
  }
}

function writeWhole(flow: Flow, tag: string, text: string, hand: Hand) {
  const drawn = withKnownSigns(text);
  const lines = Math.ceil((drawn.length * hand.size * 0.55) / flow.width);
  flow.need(lines * hand.size * 1.4);
  write(flow, tag, drawn, hand);
}

/** Label and value on one line: copied from the document, they stay together. */
function drawFacts(flow: Flow, facts: readonly (readonly [string, string])[]) {
  for (const [label, value] of facts)
    writeWhole(flow, "P", `${label} : ${value}`, { size: 10.5, after: mm(0.5) });
  flow.y += mm(4);
}

function drawCode(flow: Flow, { code, url, text }: Extract<PaperPart, { kind: "code" }>) {
  flow.need(qrSide + mm(4));
  const { pdf, section, left, y } = flow;
  const asked = { alt: `Code QR de l’adresse ${url}`, bbox: [left, y, left + qrSide, y + qrSide] };
  section.add(pdf.struct("Figure", asked, () => drawQrCode(pdf, url, left, y, qrSide)));
  const beside = { ...flow, left: left + qrSide + mm(6), width: flow.width - qrSide - mm(6), y: y + mm(1) };
  write(beside, "P", text, { size: 10.5, after: mm(2) });
  write(beside, "P", "Code de vérification", { size: 9 });
  write(beside, "P", code, { font: "bold", size: 15, after: mm(1) });
  write(beside, "P", url, { size: 9 });
  flow.y = Math.max(y + qrSide, beside.y) + mm(4);
}

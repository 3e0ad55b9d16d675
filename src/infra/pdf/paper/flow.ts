import { mm } from "../area.ts";
import type { OpenDocument } from "../open-document.ts";
import { pageTotal } from "../page-total.ts";
import type { Pen } from "../pen.ts";
import { drawBand, drawFooter, drawRunningHead } from "./furniture.ts";
import type { Paper } from "./paper.ts";

/** A pen that goes on to the next page. */
export type Flow = Pen & {
  pages: number;
  /** Begins a page unless this height is left on the current one. True when it did. */
  need(height: number): boolean;
  /** Once everything is drawn. */
  close(): void;
};

const margins = { upright: mm(16), wide: mm(13) };
const firstTop = mm(18);
const laterTop = mm(24);
const footerHeight = mm(20);

/** Opens the first page. What repeats on each page is an artifact: screen readers skip it. */
export function openFlow({ pdf, root }: OpenDocument, paper: Paper): Flow {
  const margin = paper.isWide ? margins.wide : margins.upright;
  const section = pdf.struct("Sect");
  root.add(section);
  const total = pageTotal(pdf);
  const addPage = () => {
    pdf.addPage({ size: "A4", layout: paper.isWide ? "landscape" : "portrait", margin: 0 });
    flow.pages += 1;
    drawBand(pdf, paper.letterhead.colour);
    if (flow.pages > 1) drawRunningHead(pdf, paper, margin);
    drawFooter(pdf, paper, { margin, page: flow.pages, total });
    flow.y = flow.pages > 1 ? laterTop : firstTop;
  };
  const [short, long] = [mm(210), mm(297)];
  const bottom = (paper.isWide ? short : long) - footerHeight;
  const flow: Flow = {
    pdf,
    section,
    left: margin,
    width: (paper.isWide ? long : short) - 2 * margin,
    y: 0,
    pages: 0,
    need(height) {
      if (flow.y + height <= bottom) return false;
      addPage();
      return true;
    },
    close() {
      section.end();
      total.write(flow.pages);
    },
  };
  addPage();
  return flow;
}

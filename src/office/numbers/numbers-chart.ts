import { type Bars, type ChartSize, drawBars } from "#infra/chart/draw-bars.ts";
import { describeCell, describeCount } from "./shown/describe-cell.rules.ts";
import type { Cell, Figures } from "./shown/figures.ts";

/** Of the series after the first, which has the colour of the portal. */
const greys = ["#5f5a66", "#3a3640"];

/** With more bars the words above them would overlap. */
const mostLabelled = 6;

/** The drawn columns as bars. What is not shown has no bar: its height would tell it. */
export function drawFigures(
  { rows, columns }: Figures,
  { colour, size }: { colour: string; size: ChartSize },
): Promise<string> {
  const drawn = columns.filter(({ isDrawn }) => isDrawn);
  const bars: Bars[] = drawn.map(({ label, cells }, series) => ({
    name: label,
    values: cells.map(heightOf),
    colour: greys[series - 1] ?? colour,
  }));
  const isLabelled = size !== "narrow" && rows.length <= mostLabelled;
  return drawBars({
    names: rows.map(({ name }) => name),
    bars,
    size,
    describeValue: describeCount,
    ...(isLabelled && { label: (series, place) => labelOf(drawn[series]?.cells[place]) }),
  });
}

/** Zero for a few, so that "moins de 5" may stand there. */
function heightOf(cell: Cell): number | null {
  if (cell.kind === "count") return cell.value;
  return cell.kind === "few" ? 0 : null;
}

const labelOf = (cell: Cell | undefined) => (cell ? describeCell(cell) : "");

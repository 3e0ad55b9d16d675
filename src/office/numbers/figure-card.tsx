import type { ComponentChildren } from "preact";
import { Card } from "#ui/card.tsx";
import { Table } from "#ui/table.tsx";
import { numbersPath, spanInAddress } from "./numbers-path.ts";
import { describeCell } from "./shown/describe-cell.rules.ts";
import { areDrawn, areEmpty, type Cell, type Figures } from "./shown/figures.ts";
import type { Span } from "./span/span.rules.ts";

type Props = { figures: Figures; home: string; span: Span };

/** A longer table is folded: the chart is what one looks at first. */
const mostOpen = 13;

/** A chart and its table, which says the same and leads to the items. */
export const FigureCard = ({ figures, home, span }: Props) => {
  const { name, title, about, now } = figures;
  return (
    <Card id={name} title={title}>
      <p class="desk-count">{about}</p>
      {now && (
        <p>
          {now.label} : <strong>{describeCell(now.cell)}</strong>
        </p>
      )}
      {areEmpty(figures) ? (
        <p>Rien dans cette période.</p>
      ) : (
        <div class={areDrawn(figures) ? "figures" : undefined}>
          {areDrawn(figures) && <Chart figures={figures} home={home} span={span} />}
          {figures.rows.length > mostOpen ? (
            <details>
              <summary>Voir le tableau</summary>
              <FigureTable figures={figures} home={home} />
            </details>
          ) : (
            <FigureTable figures={figures} home={home} />
          )}
        </div>
      )}
    </Card>
  );
};

const Chart = ({ figures: { name, title, columns }, home, span }: Props) => {
  const address = `${home}${numbersPath}/${name}.svg${spanInAddress(span.name)}`;
  const drawn = columns.filter(({ isDrawn }) => isDrawn).map(({ label }) => label.toLowerCase());
  return (
    <picture class="chart">
      <source media="(max-width: 40rem)" srcset={`${address}&taille=petite`} />
      <img
        src={address}
        width="560"
        height="260"
        loading="lazy"
        alt={`Graphique : ${title.toLowerCase()} (${drawn.join(", ")}). Le tableau donne les mêmes nombres.`}
      />
    </picture>
  );
};

const FigureTable = ({ figures, home }: Omit<Props, "span">) => {
  const { rowLabel, rows, columns } = figures;
  const hasTotals = columns.some(({ total }) => total !== null);
  return (
    <div class="desk-scroll">
      <Table
        caption={`${areDrawn(figures) ? "Les mêmes nombres, par" : "Par"} ${rowLabel.toLowerCase()}`}
        columns={[{ label: rowLabel }, ...columns.map(({ label }) => ({ label, numeric: true }))]}
        rows={[
          ...rows.map(({ words }, row) => [
            words,
            ...columns.map(({ cells, links }) => linked(cells[row], home, links[row])),
          ]),
          ...(hasTotals
            ? [["Total", ...columns.map(({ total }) => total && <strong>{describeCell(total)}</strong>)]]
            : []),
        ]}
        empty="Rien dans cette période."
      />
    </div>
  );
};

function linked(cell: Cell | undefined, home: string, link: string | null | undefined): ComponentChildren {
  if (!cell) return "";
  return link ? <a href={home + link}>{describeCell(cell)}</a> : describeCell(cell);
}

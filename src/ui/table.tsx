// biome-ignore-all lint/a11y/noRedundantRoles: some browsers drop the roles once CSS changes the display of rows and cells
import type { ComponentChildren } from "preact";

export type Column = { label: string; numeric?: boolean };

type TableProps = {
  caption: string;
  columns: readonly Column[];
  rows: readonly (readonly ComponentChildren[])[];
  empty: string;
};

/** Becomes a list of lines on a phone. */
export function Table({ caption, columns, rows, empty }: TableProps) {
  if (rows.length === 0) return <p class="table-empty">{empty}</p>;
  return (
    <table role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ label, numeric }) => (
            <th key={label} role="columnheader" scope="col" class={numeric ? "numeric" : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((cells, line) => (
          <tr key={line} role="row">
            {columns.map(({ label, numeric }, index) => (
              <td key={label} role="cell" class={numeric ? "numeric" : undefined} data-label={label}>
                {cells[index]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

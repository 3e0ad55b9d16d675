import type { Line } from "./line.ts";

const gap = "   ";

export function drawTable(lines: readonly Line[]): string {
  const cells = lines.map(({ person, situation, entry }) => [[person], situation, entry]);
  const header = [["Qui"], ["Situation"], ["Pour essayer"]];
  const widths = [0, 1, 2].map((column) =>
    Math.max(...[header, ...cells].flatMap((row) => (row[column] ?? []).map((text) => text.length))),
  );
  const rule = widths.map((width) => "─".repeat(width)).join(gap);
  const draw = (row: readonly (readonly string[])[]) =>
    Array.from({ length: Math.max(...row.map((cell) => cell.length)) }, (_, index) =>
      row
        .map((cell, column) => (cell[index] ?? "").padEnd(widths[column] ?? 0))
        .join(gap)
        .trimEnd(),
    );
  return [...draw(header), rule, ...cells.flatMap((row) => [...draw(row), ""])].join("\n");
}

import { countImports, type ImportCount } from "../read/imports.queries.ts";
import { exactColumn } from "../shown/columns.rules.ts";
import { grainWords, slicesOf } from "../span/slices.rules.ts";
import { atSlices, rowsOf } from "./at-slices.rules.ts";
import type { Section } from "./section.ts";

const columns: readonly ({ label: string } & Pick<ImportCount, "kind" | "state">)[] = [
  { label: "Registre : appliqués", kind: "registry", state: "applied" },
  { label: "Registre : refusés", kind: "registry", state: "refused" },
  { label: "Prestations : appliqués", kind: "payments", state: "applied" },
  { label: "Prestations : refusés", kind: "payments", state: "refused" },
];

/** Files are no people: their counts are exact. */
export const imports: Section = {
  names: ["imports"],
  async read(trx, { span }) {
    const slices = slicesOf(span, "month");
    const counted = await countImports(trx, slices);
    return [
      {
        name: "imports",
        title: "Imports",
        about: "Fichiers importés, par mois.",
        rowLabel: grainWords.month,
        rows: rowsOf(slices),
        columns: columns.map(({ label, kind, state }) => {
          const ofColumn = counted.filter((row) => row.kind === kind && row.state === state);
          return exactColumn(
            label,
            atSlices(slices, ofColumn, ({ count }) => count),
            { isDrawn: state === "applied" },
          );
        }),
      },
    ];
  },
};

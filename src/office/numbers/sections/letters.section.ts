import { countPrinted } from "../read/letters.queries.ts";
import { countColumn, shareColumn } from "../shown/columns.rules.ts";
import { grainWords, slicesOf } from "../span/slices.rules.ts";
import { atSlices, rowsOf } from "./at-slices.rules.ts";
import type { Section } from "./section.ts";

export const letters: Section = {
  names: ["courriers"],
  async read(trx, { span }) {
    const slices = slicesOf(span, "month");
    const counted = await countPrinted(trx, slices);
    const posted = countColumn(
      "Postés",
      atSlices(slices, counted, (row) => row.posted),
      { isDrawn: true },
    );
    const returned = countColumn(
      "Revenus",
      atSlices(slices, counted, (row) => row.returned),
      { isDrawn: true },
    );
    return [
      {
        name: "courriers",
        title: "Courriers et retours",
        about: "Par mois d’impression, et ce que ces courriers sont devenus depuis.",
        rowLabel: grainWords.month,
        rows: rowsOf(slices),
        columns: [
          countColumn(
            "Imprimés",
            atSlices(slices, counted, (row) => row.printed),
          ),
          posted,
          returned,
          shareColumn("Taux de retour", returned, posted),
          countColumn(
            "Utilisés",
            atSlices(slices, counted, (row) => row.used),
          ),
        ],
      },
    ];
  },
};

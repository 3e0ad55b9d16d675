import { type Refusal, refusalOfLine } from "#imports/findings/refusal.ts";
import { type Header, readHeader } from "#imports/rows/read-header.rules.ts";
import { stageRows } from "#imports/rows/stage-rows.ts";
import { tableRows } from "#imports/rows/table-rows.ts";
import type { Reading } from "#imports/run/import-subject.ts";
import type { NumberRule } from "#spaces/space.ts";
import type { Layout } from "../../layouts/layout.ts";
import { wordColumns } from "../../reading/search-words.rules.ts";
import type { TableFile } from "../payments-file.ts";
import { type Check, checkPayment, placedColumns } from "./check-payment.ts";
import { fileColumns, neededByNew } from "./payment-columns.rules.ts";
import { copyToStaging, toCopyLine } from "./staging.queries.ts";

export type StagedTable = { is: "table"; file: TableFile; header: Header<string> | null; today: string };

/** Reads and checks each row, and sends it to the table `incoming`. */
export async function stageTable(
  { file, session, findings, today, onBytes }: Reading<TableFile>,
  layout: Layout,
  numberRule: NumberRule,
): Promise<StagedTable> {
  const columns = fileColumns(layout);
  const names = columns.map(({ name }) => name);
  const searched = wordColumns(layout).map((name) => names.indexOf(name));
  const blank = names.map(() => "");
  const check = { blank, mended: findings.mended, rules: { numberRule, today } };
  const { header, rows } = await stageRows<Header<string> & { check: Check }>(
    tableRows(file, new Set(neededByNew), onBytes),
    session.copyInto(copyToStaging(columns)),
    findings,
    {
      header: null,
      readHeader(cells, line) {
        const read = readHeader(names, cells, line);
        const placed = placedColumns(read.header, columns);
        return {
          header: { ...read.header, check: { ...check, placed, width: read.header.width } },
          refusals: [...read.refusals, ...missingColumns(read.header, line, names)],
        };
      },
      readRow(cells, line, header) {
        const checked = checkPayment(cells, line, header.check);
        return checked.ok ? toCopyLine(checked.value, line, searched) : checked.refusal;
      },
    },
  );
  if (rows === 0 && findings.rejects.count === 0) await findings.rejects.add(noPayment);
  return { is: "table", file, header, today };
}

/** A new payment needs more columns, but only the database tells which are new. */
function missingColumns({ positions }: Header<string>, line: number, names: readonly string[]): Refusal[] {
  if (positions.size === 0)
    return [
      refusalOfLine(line, `la première ligne ne nomme pas les colonnes attendues (${names.join(", ")})`),
    ];
  if (!positions.has("reference"))
    return [{ line, column: "reference", reason: "colonne obligatoire absente", value: "" }];
  return positions.size === 1 ? [refusalOfLine(line, "il faut une autre colonne que reference")] : [];
}

const noPayment = refusalOfLine(1, "aucune prestation dans le fichier, seulement la ligne des colonnes");

import type { Findings } from "#imports/findings/findings.ts";
import type { Refusal } from "#imports/findings/refusal.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ChangeableColumn } from "#infra/db/tables/card-tables.ts";
import { type Day, describeShortDay } from "#kernel/values/day.ts";
import {
  type ChangedUnit,
  type ComparedColumn,
  changedUnits,
  columnsOf,
  judgeChange,
} from "./judge-change.rules.ts";
import { maskValue } from "./mask-value.rules.ts";
import {
  isAnyChangeOpen,
  keepOnFile,
  type MetChange,
  metChanges,
  type SettledChange,
} from "./meet-changes.queries.ts";

/** What became of changes made here that the file contradicts. Each is listed with the refusals. */
export type Conflicts = { kept: number; replaced: number };

export type ChangesMet = { conflicts: Conflicts; settled: readonly SettledChange[] };

/**
 * Compares the staged file with the changes made here, by holders and staff: a file that would undo one leaves it, and
 * says so. `named`: the columns of the file.
 */
export async function meetChanges(
  trx: SpaceTransaction,
  named: readonly string[],
  { rejects }: Pick<Findings, "rejects">,
): Promise<ChangesMet> {
  const conflicts = { kept: 0, replaced: 0 };
  const settled: SettledChange[] = [];
  const kept = new Map<ChangeableColumn, number[]>();
  if (!(await isAnyChangeOpen(trx))) return { conflicts, settled };
  for await (const met of metChanges(trx))
    for (const unit of changedUnits) {
      const columns = comparedColumns(met, unit, named);
      const fate = judgeChange(columns);
      if (fate === null) continue;
      if (fate !== "kept") settled.push({ holderId: met.holderId, unit, columns: columns.map(nameOf) });
      if (fate === "caught_up") continue;
      conflicts[fate] += 1;
      await rejects.add(describeConflict(met, unit, columns, fate));
      if (fate === "kept") for (const { column } of columns) linesOf(kept, column).push(met.line);
    }
  for (const [column, lines] of kept) await keepOnFile(trx, column, lines);
  return { conflicts, settled };
}

function linesOf(kept: Map<ChangeableColumn, number[]>, column: ChangeableColumn): number[] {
  const lines = kept.get(column) ?? [];
  kept.set(column, lines);
  return lines;
}

const nameOf = ({ column }: ComparedColumn) => column;

const comparedColumns = (met: MetChange, unit: ChangedUnit, named: readonly string[]): ComparedColumn[] =>
  columnsOf(unit)
    .filter((column) => named.includes(column))
    .map((column) => ({
      column,
      onFile: met.onFile[column],
      offered: met.offered[column],
      formerly: met.changes[column]?.formerly ?? null,
    }));

const authors = { holder: "le titulaire", staff: "le service de gestion" };

function describeConflict(
  { line, number, changes }: MetChange,
  unit: ChangedUnit,
  columns: readonly ComparedColumn[],
  fate: "kept" | "replaced",
): Refusal {
  const [latest] = columns
    .flatMap(({ column }) => changes[column] ?? [])
    .sort((one, other) => other.on.localeCompare(one.on));
  const when = latest ? `, changé le ${describeShortDay(latest.on as Day)} par ${authors[latest.by]}` : "";
  const onFile = maskValue(unit, columns, "onFile");
  const outcome =
    fate === "kept"
      ? `le fichier a encore l’ancienne valeur, « ${onFile} » reste au registre`
      : `le fichier a une autre valeur, qui remplace « ${onFile} »`;
  const value = maskValue(unit, columns, "offered");
  return { line, column: unit, reason: `titulaire ${number}${when} : ${outcome}`, value };
}

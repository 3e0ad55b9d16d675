import type { ScannedFile } from "#imports/detect/scan-file.ts";
import { refusalOfLine } from "#imports/findings/refusal.ts";
import { stageRows } from "#imports/rows/stage-rows.ts";
import { tableRows } from "#imports/rows/table-rows.ts";
import type { Reading } from "#imports/run/import-subject.ts";
import type { NumberRule } from "#spaces/space.ts";
import { directoryHeader } from "../directory/directory-entry.rules.ts";
import { directoryRows } from "../directory/directory-rows.ts";
import { checkRow } from "../rows/check-row.ts";
import { type RegistryHeader, readRegistryHeader } from "../rows/registry-header.rules.ts";
import { type Layout, registryShape } from "../rows/registry-shape.rules.ts";
import { type RowsLeftOut, rowsLeftOut } from "./rows-left-out.ts";
import { copyToStaging, noHolder, toCopyLine } from "./staging.queries.ts";

export type RegistryFile = ScannedFile<Layout>;

export type StagedFile = { file: RegistryFile; header: RegistryHeader | null; leftOut: RowsLeftOut };

export async function stageFile(
  { file, session, findings, today, onBytes }: Reading<RegistryFile>,
  numberRule: NumberRule,
): Promise<StagedFile> {
  const { rejects, mended } = findings;
  const isDirectory = file.layout !== "registry";
  const leftOut = rowsLeftOut();
  const batches = isDirectory
    ? directoryRows(file, onBytes)
    : tableRows(file, registryShape.neverLeftOut, onBytes);
  const { header, rows } = await stageRows<RegistryHeader>(
    batches,
    session.copyInto(copyToStaging),
    findings,
    {
      header: isDirectory ? directoryHeader : null,
      readHeader: readRegistryHeader,
      readRow(cells, line, header) {
        const check = { header, today, numberRule, mended, standsAlone: isDirectory };
        const checked = checkRow(cells, line, check);
        if (!Array.isArray(checked)) return toCopyLine(checked, line);
        return isDirectory ? leftOut.refuse(cells, checked) : checked;
      },
    },
  );
  if (rows === 0 && rejects.count === 0) await rejects.add(isDirectory ? noEstablishment : noHolder);
  if (leftOut.refusedRows * 2 > rows) await rejects.add(mostRefused);
  return { file, header, leftOut };
}

const noEstablishment = refusalOfLine(1, "aucun établissement ouvert dans le fichier");

const mostRefused = refusalOfLine(
  1,
  "plus d’un établissement sur deux est refusé : ce n’est sans doute pas le fichier attendu",
);

import pick from "stream-json/filters/pick.js";
import streamValues from "stream-json/streamers/stream-values.js";
import type { ScannedFile } from "#imports/detect/scan-file.ts";
import { refusalOfLine } from "#imports/findings/refusal.ts";
import { readRows } from "#imports/rows/read-rows.ts";
import { sendText } from "#imports/rows/read-text.ts";
import type { SourceRow } from "#imports/rows/table-rows.ts";
import { UnreadableFile } from "#imports/rows/unreadable-file.ts";
import type { Layout } from "../rows/registry-shape.rules.ts";
import { directoryCells } from "./directory-entry.rules.ts";
import { establishmentRow, extractWidth, readExtractRow } from "./finess-extract.rules.ts";
import { isEstablishment, readPlusEntry } from "./finess-plus.rules.ts";

type OnBytes = (bytes: number) => void;

export const directoryRows = (
  file: ScannedFile<Layout>,
  onBytes: OnBytes,
): AsyncGenerator<readonly SourceRow[]> =>
  file.layout === "finess_plus" ? plusRows(file, onBytes) : extractRows(file, onBytes);

async function* extractRows(file: ScannedFile, onBytes: OnBytes): AsyncGenerator<readonly SourceRow[]> {
  // The directory has doubled quotes outside quoted cells.
  for await (const batch of readRows(file, onBytes, "relaxed")) {
    const rows: SourceRow[] = [];
    for (const { line, cells } of batch) {
      const section = (cells[0] ?? "").trim().toLowerCase();
      if (section === "finess") continue;
      if (section !== establishmentRow) {
        rows.push({ line, skipped: `lignes « ${section} »` });
        continue;
      }
      if (cells.length !== extractWidth) {
        yield rows;
        throw new UnreadableFile(refusalOfLine(line, wrongWidth(cells.length)));
      }
      rows.push({ line, cells: directoryCells(readExtractRow(cells)) });
    }
    yield rows;
  }
}

const wrongWidth = (count: number) =>
  `${count} colonnes au lieu de ${extractWidth} : fichier tronqué, ou autre extraction FINESS que celle des établissements`;

/** JSON has no lines: `line` is the rank of the establishment. One establishment is in memory at a time. */
async function* plusRows(file: ScannedFile, onBytes: OnBytes): AsyncGenerator<readonly SourceRow[]> {
  const picked = pick.withParserAsStream({ streamValues: false, filter: isEstablishment });
  const values = streamValues.asStream();
  const source = sendText(file, onBytes, picked, values);
  let line = 0;
  try {
    for await (const { value } of values as AsyncIterable<{ value: unknown }>) {
      const entry = readPlusEntry(value);
      line += 1;
      yield [entry ? { line, cells: directoryCells(entry) } : { line, skipped: "établissements fermés" }];
    }
    onBytes(file.size);
  } catch (error) {
    if (error instanceof Error && "code" in error) throw error;
    throw new UnreadableFile(refusalOfLine(line + 1, "JSON mal formé ou tronqué, compté en établissements"));
  } finally {
    source.destroy();
  }
  if (line === 0) throw new UnreadableFile(refusalOfLine(1, notPlus));
}

const notPlus =
  "ce fichier JSON n’est pas celui des structures FINESS+ : aucun établissement sous pmej[].ege[]";

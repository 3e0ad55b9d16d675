import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decode } from "iconv-lite";
import type { SpaceId } from "#kernel/ids.ts";
import type { NumberRule } from "#spaces/space.ts";

export const sante = { id: "sante" as SpaceId, numberRule: "finess" as NumberRule };

/** 2,000 real establishments, from open data. */
export const realPath = join(import.meta.dirname, "files", "finess-etablissements.csv");
export const realText = decode(readFileSync(realPath), "win1252");
export const realRows = realText
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((line) => line.split(";"));

export const metadata = "finess;etalab;111;2026-05-12";

/** An extract row of one establishment, whose other cells are empty. */
export function extractRow(number: string, cells: Readonly<Record<number, string>> = {}): string {
  const whole: Readonly<Record<number, string>> = {
    0: "structureet",
    1: number,
    2: number,
    3: "CH",
    4: "CENTRE HOSPITALIER",
    9: "RUE HAUTE",
    15: "01440 VIRIAT",
    ...cells,
  };
  return Array.from({ length: 32 }, (_, position) => whole[position] ?? "").join(";");
}

export const extract = (...rows: readonly string[]) => `${[metadata, ...rows].join("\n")}\n`;

type Spelling = (key: string) => string;

/** The same rows in FINESS+ format, by legal entity; `spell` changes the keys. */
export function finessPlus(rows: readonly (readonly string[])[], spell: Spelling = (key) => key): string {
  const owners = Map.groupBy(rows, (row) => row[2] ?? "");
  const pmej = [...owners].map(([owner, owned]) => ({
    [spell("informationsGeneralesPMEJ")]: { [spell("numFinessPm")]: owner },
    [spell("adresse")]: [{ [spell("codePostal")]: "75001" }],
    [spell("ege")]: owned.map((row) => establishment(row, spell)),
  }));
  return JSON.stringify({ schemaVersion: "v1.0.0", gcc: [{ ege: [{}] }], [spell("pmej")]: pmej });
}

function establishment(row: readonly string[], spell: Spelling) {
  const [, postalCode = "", city = ""] = /^(\d{5}) (.*)$/.exec(row[15] ?? "") ?? [];
  const fields = {
    usageAdresse: "03",
    numeroVoie: row[7],
    // Padded, as in the real file.
    typeVoie: row[8]?.padEnd(4),
    libelleVoie: row[9],
    lieuDit: row[11] || null,
    codePostal: postalCode,
    ligneAcheminement: city,
  };
  const address = Object.fromEntries(Object.entries(fields).map(([key, value]) => [spell(key), value]));
  return {
    [spell("informationsGeneralesEGE")]: {
      [spell("numFinessEge")]: row[1],
      [spell("nomEgeCourt")]: row[3],
      [spell("nomEgeLong")]: row[4],
      [spell("complementDenominationEg")]: row[5],
    },
    [spell("adresse")]: [{ [spell("usageAdresse")]: "04", [spell("codePostal")]: "99000" }, address],
    [spell("etatObjet")]: "A",
  };
}

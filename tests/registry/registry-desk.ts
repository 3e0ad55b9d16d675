import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encode } from "iconv-lite";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { followRegistry } from "#letters/follow-registry.queries.ts";
import { importRegistry, type RegistryRequest } from "#registry/import/import-registry.actions.ts";
import { registryColumns } from "#registry/rows/registry-columns.rules.ts";
import type { NumberRule } from "#spaces/space.ts";
import type { TestDatabase } from "../support/fresh-database.ts";

/** The registry under test, unless a test says otherwise. */
const npfr = { id: "npfr" as SpaceId, numberRule: "free" as NumberRule };

export type Cells = Partial<Record<(typeof registryColumns)[number] | "memo", string>>;

/** A valid row. */
export const someone = (number: string, cells: Cells = {}): Cells => ({
  number,
  title: "Mme",
  last_name: "LEFÈVRE",
  first_name: "Maëlys",
  address_1: "12 RUE DE L'ÉGLISE",
  postal_code: "35000",
  city: "RENNES",
  ...cells,
});

type Writing = {
  separator?: string;
  encoding?: "utf8" | "win1252";
  mark?: boolean;
  lineEnd?: string;
  columns?: readonly string[];
};

const quoted = (cell: string) => (/[;,"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A registry file as a spreadsheet writes it. */
export function registryFile(rows: readonly Cells[], writing: Writing = {}): Buffer {
  const {
    separator = ";",
    encoding = "utf8",
    mark = false,
    lineEnd = "\n",
    columns = registryColumns,
  } = writing;
  const lines = rows.map((row) => columns.map((name) => quoted((row as Record<string, string>)[name] ?? "")));
  const text = [columns, ...lines].map((cells) => cells.join(separator) + lineEnd).join("");
  return encode((mark ? "\ufeff" : "") + text, encoding);
}

/** The import into a test database: files in, outcomes and rows out. */
export function openRegistry(database: TestDatabase, folder: string, { id, numberRule } = npfr) {
  const space = spaceDb(database.db, id);
  const inSpace = <T>(work: (trx: SpaceTransaction) => Promise<T>) => space.inTransaction(work);
  let files = 0;
  const write = async (content: string | Buffer) => {
    const path = join(folder, `registre-${++files}.csv`);
    await writeFile(path, content);
    return path;
  };
  const importPath = (path: string, request: Partial<RegistryRequest> = {}) =>
    importRegistry(database.pool, id, {
      path,
      numberRule,
      rejectsPath: join(folder, "refus.csv"),
      wholeRegistry: false,
      dryRun: false,
      confirm: async () => true,
      afterApply: followRegistry,
      onProgress: () => undefined,
      ...request,
    });
  return {
    inSpace,
    write,
    importPath,
    importRows: async (rows: readonly Cells[], request: Partial<RegistryRequest> = {}) =>
      importPath(await write(registryFile(rows)), request),
    importText: async (content: string | Buffer) => importPath(await write(content)),
    holders: () => inSpace((trx) => trx.selectFrom("holder").selectAll().orderBy("number").execute()),
    runs: () => inSpace((trx) => trx.selectFrom("import_run").selectAll().orderBy("started_at").execute()),
    empty: () =>
      inSpace((trx) =>
        trx
          .deleteFrom("letter")
          .execute()
          .then(() => forget(trx)),
      ),
  };
}

async function forget(trx: SpaceTransaction) {
  for (const table of ["session", "link", "enrolment", "account", "holder", "import_run"] as const)
    await trx.deleteFrom(table).execute();
}

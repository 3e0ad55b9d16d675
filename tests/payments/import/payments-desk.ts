import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { sql } from "kysely";
import type { ImportOutcome } from "#imports/run/import-outcome.ts";
import { type SpaceTransaction, spaceDb } from "#infra/db/space-db.ts";
import { importPayments, type PaymentsRequest } from "#modules/payments/import/import-payments.actions.ts";
import type { BankReport, PaymentsReport, TableReport } from "#modules/payments/import/payments-report.ts";
import { findSpace } from "#spaces/index.ts";
import type { Space } from "#spaces/space.ts";
import type { TestDatabase } from "../../support/fresh-database.ts";

/** IBANs of test holders, each valid. */
export const ibans = [
  "FR7630003012340469925275459",
  "FR7630003012340000000000160",
  "FR7630006000011234567890189",
] as const;

/** A day that mails still tell of. */
export const today = new Date().toISOString().slice(0, 10);

export type Line = Readonly<Record<string, string>>;

/** A valid line of an allowance. */
export const line = (reference: string, cells: Line = {}): Line => ({
  reference,
  number: "N1",
  paid_on: today,
  label: "Allocation",
  amount: "526,80",
  status: "ordonné",
  ...cells,
});

const quoted = (cell: string) => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A file of payments; its columns are those of its lines. */
export function paymentsFile(lines: readonly Line[]): string {
  const columns = [...new Set(lines.flatMap((each) => Object.keys(each)))];
  const rows = lines.map((each) => columns.map((name) => quoted(each[name] ?? "")));
  return [columns, ...rows].map((cells) => `${cells.join(";")}\n`).join("");
}

/** The import of payments into a test database, with three holders on file: N1, N2 and 0123. */
export async function openPayments(database: TestDatabase, folder: string, slug = "npfr") {
  const known = findSpace(slug) as Space;
  const space: Space = { ...known, policy: { ...known.policy, number: "free" } };
  const inSpace = <T>(work: (trx: SpaceTransaction) => Promise<T>) =>
    spaceDb(database.db, space.id).inTransaction(work);
  const rowsOf = <Row>(table: string, order: string) =>
    inSpace(async (trx) => {
      const { rows } = await sql<Row>`select * from ${sql.table(table)} order by ${sql.raw(order)}`.execute(
        trx,
      );
      return rows;
    });
  await inSpace((trx) =>
    trx
      .insertInto("holder")
      .values(
        ["N1", "N2", "0123"].map((number, index) => ({
          number,
          title: "Mme",
          last_name: `NOM ${number}`,
          first_name: "Anne",
          organisation: "",
          address_1: "",
          address_2: "",
          address_3: "",
          postal_code: "35000",
          city: "RENNES",
          country: "FR",
          email: null,
          phone: null,
          iban: ibans[index] ?? null,
          birth_date: null,
        })),
      )
      .execute(),
  );
  let files = 0;
  const write = async (content: string | Buffer) => {
    const path = join(folder, `prestations-${++files}`);
    await writeFile(path, content);
    return path;
  };
  const rejectsPath = join(folder, "refus.csv");
  const importPath = (path: string, request: Partial<PaymentsRequest> = {}) =>
    importPayments(database.pool, space, {
      path,
      rejectsPath,
      dryRun: false,
      confirm: async () => true,
      onProgress: () => undefined,
      ...request,
    });
  const importText = async (content: string | Buffer, request: Partial<PaymentsRequest> = {}) =>
    importPath(await write(content), request);
  return {
    inSpace,
    write,
    importPath,
    importText,
    importLines: (lines: readonly Line[], request: Partial<PaymentsRequest> = {}) =>
      importText(paymentsFile(lines), request),
    payments: () => rowsOf<Record<string, unknown>>("payment", "reference"),
    transfers: () => rowsOf<Record<string, unknown>>("transfer", "reference"),
    changes: () => rowsOf<Record<string, unknown>>("payment_change", "id"),
    notices: () => rowsOf<Record<string, unknown>>("payment_notice", "kind, holder_id"),
    checks: () => rowsOf<Record<string, unknown>>("payment_check", "payment_id"),
    runs: () => rowsOf<Record<string, unknown>>("import_run", "started_at"),
    details: (table: string, order = "payment_id") => rowsOf<Record<string, unknown>>(table, order),
    holders: () => rowsOf<{ id: string; number: string }>("holder", "number"),
    rejects: async () =>
      parse(await readFile(rejectsPath), { bom: true, columns: true, delimiter: ";" }) as Record<
        string,
        string
      >[],
    empty: () =>
      inSpace(async (trx) => {
        for (const table of ["payment_notice", "payment_change", "payment", "transfer", "import_run"])
          await sql`delete from ${sql.table(table)}`.execute(trx);
      }),
  };
}

/** What an import did; throws when it was refused. */
export function done<Kind extends PaymentsReport["is"]>(outcome: ImportOutcome<PaymentsReport>, kind: Kind) {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  if (outcome.value.is !== kind) throw new Error(`read as ${outcome.value.is}`);
  return outcome.value as unknown as (Kind extends "table" ? TableReport : BankReport) & {
    setAside: { first: { line: number; reason: string; value: string }[]; count: number };
  };
}

/** Why an import was refused: line, column and reason of each refusal. */
export function refusals(outcome: ImportOutcome<PaymentsReport>): string[] {
  if (outcome.ok || outcome.refusal.why !== "rejected") throw new Error("a refusal was expected");
  return outcome.refusal.first.map(({ line, column, reason }) => `${line} ${column}: ${reason}`);
}

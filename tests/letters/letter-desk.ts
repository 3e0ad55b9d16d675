import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { type Kysely, sql } from "kysely";
import { Pool } from "pg";
import type { Context, StaffContext } from "#context.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import type { Tables } from "#infra/db/tables/schema.ts";
import type { Passwords } from "#infra/hashing/port.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { done, refused } from "#kernel/result.ts";
import { openEnrolments } from "#letters/open-enrolments.queries.ts";
import type { PrintRun } from "#letters/printing/print-letters.actions.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { contributed } from "../support/contributed.ts";

/** Hashing without its cost; the tests of hashing cover what it does to a secret. */
const hastyPasswords: Passwords = {
  hash: async (password) => `hashed:${password.toLowerCase()}`,
  inTurn: (work) => work(),
  load: () => ({ taken: 0, most: 1 }),
  verify: async (stored, password) =>
    stored === `hashed:${password.toLowerCase()}` ? done({ outdated: false }) : refused("wrong"),
};

/** The space's letter desk on its own database. */
export function openDesk(db: Kysely<Tables>) {
  const folder = mkdtempSync(join(tmpdir(), "parvis-letters-"));
  const ctx: StaffContext = {
    contributed,
    actor: { kind: "staff", member: null },
    space: npfr,
    db: spaceDb(db, npfr.id),
    keys: keysFrom("letters-tests"),
    passwords: hastyPasswords,
    publicUrl: new URL("http://localhost:3000"),
    // No letter needs it; a pool without a query opens no connection.
    pool: new Pool(),
    folder,
    outbox: {
      sendMail: () => Promise.reject(new Error("no letter sends a mail")),
      replay: async () => undefined,
      sendSms: () => Promise.reject(new Error("no letter sends an SMS")),
      enqueue: () => Promise.reject(new Error("no letter asks for work")),
    },
    provider: null,
    smsPerDay: 10_000,
    store: mkdtempSync(join(tmpdir(), "parvis-store-")),
  };
  const run: PrintRun = {
    ctx,
    folder,
    entrance: new URL("https://portail.example/npfr"),
    onProgress: () => {},
  };
  return { ctx, folder, run };
}

/** Holders `T0000001` onwards, each with an enrolment and its two letters. */
export async function enrolHolders(ctx: Context, count: number) {
  await ctx.db.inTransaction(async (trx) => {
    await sql`
      insert into holder (number, title, first_name, last_name, address_1, postal_code, city)
      select 'T' || lpad(n::text, 7, '0'), 'Mme', 'Zoé', 'D’ALMÉIDA ' || n, n || ' bis, rue de l’Œillet',
        '97400', 'Saint-Denis'
      from generate_series(1, ${count}::int) as n`.execute(trx);
    await openEnrolments(trx);
  });
}

/** The text of a PDF, as a program extracts it. */
export const pdfText = (path: string, ...options: string[]) =>
  execFileSync("pdftotext", [...options, path, "-"], { encoding: "utf8" });

/** The values alone on the line after that label, in the order of the pages. */
export function valuesAfter(label: string, text: string): string[] {
  const lines = text.split(/[\n\f]/).map((line) => line.trim());
  return lines.flatMap((line, index) => (line === label ? [lines[index + 1] ?? ""] : []));
}

export const filesOf = (folder: string, end: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(end))
    .sort()
    .map((name) => join(folder, name));

export const readManifest = (path: string): Record<string, string>[] =>
  parse(readFileSync(path), { bom: true, delimiter: ";", columns: true });

import { type RawBuilder, sql } from "kysely";
import { textColumn } from "#imports/cells/spreadsheet-traces.rules.ts";
import type { Refusal } from "#imports/findings/refusal.ts";
import { inPages } from "#imports/run/in-pages.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { neededByNew } from "./payment-columns.rules.ts";
import type { Named } from "./resolve-lines.queries.ts";

type Fault = { line: number; value: string; other: string };

/** A fault of lines: its column, its reason, and the lines that have it. */
type Check = { column: string; reason(fault: Fault): string; lines: RawBuilder<Fault> };

/** What is wrong with lines once they are compared with each other and with what is on file. */
export async function* lineFaults(
  trx: SpaceTransaction,
  named: Named,
  isFreeNumber: boolean,
): AsyncGenerator<Refusal> {
  const checks: Check[] = [doubled];
  if (named.has("number")) checks.push(unknown(isFreeNumber), anotherHolder);
  if (neededByNew.some((name) => !named.has(name))) checks.push(incomplete(named));
  checks.push(severalHolders);
  if (named.has("status")) checks.push(impossible);
  for (const { column, reason, lines } of checks)
    for await (const fault of inPages(trx, lines))
      yield { line: fault.line, column, reason: reason(fault), value: fault.value };
}

const doubled: Check = {
  column: "reference",
  reason: ({ line, other }) =>
    `référence ${line < Number(other) ? "donnée aussi" : "déjà donnée"} à la ligne ${other}`,
  lines: sql`
    with doubled as (
      select reference, min(line) as first, (array_agg(line order by line))[2] as second
      from incoming group by reference having count(*) > 1)
    select line, reference as value, (case when line = first then second else first end)::text as other
    from incoming join doubled using (reference) order by line`,
};

const unknown = (isFreeNumber: boolean): Check => ({
  column: "number",
  reason: ({ other }) =>
    other ? `zéro du début perdu, ${other} est au registre : ${textColumn}` : "numéro absent du registre",
  lines: sql`
    with unknown as (
      select line, incoming.number from incoming join target using (line) where named_holder is null),
    zeros as (
      select ltrim(number, '0') as bare, min(number) as whole
      from holder where ${isFreeNumber} and number like '0%' group by 1)
    select line, number as value, coalesce(whole, '') as other
    from unknown left join zeros on bare = number order by line`,
});

const anotherHolder: Check = {
  column: "reference",
  reason: () => "cette référence est celle d’un autre titulaire",
  lines: sql`
    select line, reference as value, '' as other from target where named_holder <> holder_id order by line`,
};

const incomplete = (named: Named): Check => ({
  column: "reference",
  reason: () =>
    `référence inconnue : pour une nouvelle prestation il manque ${neededByNew.filter((name) => !named.has(name)).join(", ")}`,
  lines: sql`select line, reference as value, '' as other from target where is_new order by line`,
});

const severalHolders: Check = {
  column: "transfer",
  reason: () => "ce virement est déjà celui d’un autre titulaire",
  lines: sql`
    select target.line, transfer_reference as value, '' as other
    from target left join new_transfer n on n.reference = transfer_reference and n.is_shared
    where transfer_holder <> target.holder_id or n.holder_id <> target.holder_id
    order by target.line`,
};

const words: Readonly<Record<string, string>> = {
  paid: "payée",
  rejected: "rejetée",
  returned: "retournée",
};

const impossible: Check = {
  column: "status",
  reason: ({ other }) => `la prestation est déjà ${words[other] ?? other} : ce statut la contredit`,
  lines: sql`
    select line, file_status as value, from_status as other from target where change = 'impossible' order by line`,
};

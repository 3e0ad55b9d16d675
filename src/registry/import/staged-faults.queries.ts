import { sql } from "kysely";
import { textColumn } from "#imports/cells/spreadsheet-traces.rules.ts";
import type { Refusal } from "#imports/findings/refusal.ts";
import { inPages } from "#imports/run/in-pages.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { NamedColumns } from "./apply.queries.ts";

/** A file with all these columns needs no second check. */
const neededByNew = ["last_name", "organisation", "postal_code", "city"] as const;

export async function* doubledNumbers(trx: SpaceTransaction): AsyncGenerator<Refusal> {
  const faults = sql<{ line: number; number: string; other: number }>`
    with doubled as (
      select number, min(line) as first, (array_agg(line order by line))[2] as second
      from incoming group by number having count(*) > 1)
    select line, number, case when line = first then second else first end as other
    from incoming join doubled using (number)
    order by line`;
  for await (const { line, number, other } of inPages(trx, faults)) {
    const reason = line < other ? "numéro donné aussi à la ligne" : "numéro déjà donné à la ligne";
    yield { line, column: "number", reason: `${reason} ${other}`, value: number };
  }
}

/** Lines that lack what a new holder needs, or leave a holder nameless. A missing column keeps its value on file. */
export async function* incompleteHolders(
  trx: SpaceTransaction,
  named: NamedColumns,
): AsyncGenerator<Refusal> {
  if (neededByNew.every((column) => named.includes(column))) return;
  const keepsName = sql.join(
    (["last_name", "organisation"] as const)
      .filter((column) => !named.includes(column))
      .map((column) => sql`holder.${sql.ref(column)} <> ''`)
      .concat(sql`false`),
    sql` or `,
  );
  const faults = sql<Incomplete>`
    select * from (
      select line, incoming.number, holder.id is not null as known,
        incoming.last_name = '' and incoming.organisation = '' and (${keepsName}) is not true as nameless,
        holder.id is null and incoming.postal_code = '' as placeless,
        holder.id is null and incoming.city = '' as townless
      from incoming left join holder on holder.number = incoming.number and holder.closed_at is null
      where incoming.postal_code = '' or incoming.city = ''
        or incoming.last_name = '' and incoming.organisation = '') as looked_at
    where nameless or placeless or townless
    order by line`;
  for await (const row of inPages(trx, faults)) yield whyIncomplete(row, named);
}

type Incomplete = {
  line: number;
  number: string;
  known: boolean;
  nameless: boolean;
  placeless: boolean;
  townless: boolean;
};

function whyIncomplete({ line, number, known, ...lacking }: Incomplete, named: NamedColumns): Refusal {
  const emptied = named.includes("last_name") ? "last_name" : "organisation";
  if (known) return { line, column: emptied, reason: "ni nom ni organisation", value: "" };
  const lacks = [
    lacking.nameless ? "le nom ou l’organisation (last_name, organisation)" : "",
    lacking.placeless ? "le code postal (postal_code)" : "",
    lacking.townless ? "la commune (city)" : "",
  ].filter(Boolean);
  const reason = `numéro absent du registre : pour un nouveau titulaire il manque ${lacks.join(", ")}`;
  return { line, column: "number", reason, value: number };
}

/** Lines whose unknown number, with its leading zeros restored, is that of a holder absent from the file. */
export async function* lostZeros(trx: SpaceTransaction): AsyncGenerator<Refusal> {
  const faults = sql<{ line: number; number: string; whole: string }>`
    select line, incoming.number, min(holder.number) as whole
    from incoming join holder on incoming.number = ltrim(holder.number, '0')
    where holder.number like '0%' and holder.closed_at is null
      and incoming.number ~ '^[1-9][0-9]*$'
      and not exists (select from holder as own where own.number = incoming.number)
      and not exists (select from incoming as other where other.number = holder.number)
    group by line, incoming.number order by line`;
  for await (const { line, number, whole } of inPages(trx, faults)) {
    const reason = `zéro du début perdu, ${whole} est au registre : ${textColumn}`;
    yield { line, column: "number", reason, value: number };
  }
}

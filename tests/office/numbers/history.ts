import { sql } from "kysely";
import { type SpaceTransaction, spaceDb } from "#infra/db/space-db.ts";
import type { Day } from "#kernel/values/day.ts";
import type { Asked } from "#office/numbers/sections/section.ts";
import { sections } from "#office/numbers/sections/sections.ts";
import { describeCell } from "#office/numbers/shown/describe-cell.rules.ts";
import type { Figures } from "#office/numbers/shown/figures.ts";
import { readSpan } from "#office/numbers/span/span.rules.ts";
import type { Space } from "#spaces/space.ts";
import type { TestDatabase } from "../../support/fresh-database.ts";

type Life = {
  letter?: { asked: string; printed: string; posted?: string; returned?: string; used?: string };
  opened?: string;
  events?: readonly [kind: string, at: string][];
};

/** So many holders with the same life. Times are those of PostgreSQL: "2025-03-10 10:00 Europe/Paris". */
export async function addHolders(
  trx: SpaceTransaction,
  count: number,
  { letter, opened, events = [] }: Life,
) {
  for (let each = 0; each < count; each += 1) {
    const { rows } = await sql<{ id: string }>`
      insert into holder (number) values ('H' || gen_random_uuid()) returning id`.execute(trx);
    const id = rows[0]?.id ?? "";
    if (letter) await addLetters(trx, id, letter);
    if (opened)
      await sql`insert into account (holder_id, password_hash, activated_at) values (${id}, 'x', ${opened})`.execute(
        trx,
      );
    for (const [kind, at] of events)
      await sql`insert into security_event (holder_id, kind, at) values (${id}, ${kind}, ${at})`.execute(trx);
  }
}

async function addLetters(trx: SpaceTransaction, id: string, letter: NonNullable<Life["letter"]>) {
  const state = letter.used ? "used" : letter.returned ? "returned" : letter.posted ? "posted" : "printed";
  await sql`
    with begun as (insert into enrolment (holder_id) values (${id}) returning id)
    insert into letter (holder_id, enrolment_id, kind, state, requested_at, printed_at, posted_at, settled_at)
    select ${id}, begun.id, kind, ${state}, ${letter.asked}::timestamptz, ${letter.printed}::timestamptz,
      ${letter.posted ?? null}::timestamptz, ${letter.used ?? letter.returned ?? null}::timestamptz
    from begun, unnest(array['notification', 'provisional_password']) kind`.execute(trx);
}

/** So many payments of one holder, a transfer each. `amount`: in cents. */
export async function addPayments(
  trx: SpaceTransaction,
  count: number,
  paid: { on: string; status: string; amount: number },
) {
  await sql`
    with payee as (insert into holder (number) values ('P' || gen_random_uuid()) returning id), sent as (
      insert into transfer (holder_id, reference, amount_cents, paid_on, status, lines)
      select id, gen_random_uuid(), ${paid.amount}::bigint, ${paid.on}::date, ${paid.status}, 1
      from payee, generate_series(1, ${count}::int) returning holder_id, id)
    insert into payment (holder_id, reference, transfer_id, paid_on, label, amount_cents, status, words, first_status)
    select holder_id, gen_random_uuid(), id, ${paid.on}::date, 'Versement', ${paid.amount}::bigint, ${paid.status}, '',
      ${paid.status} from sent`.execute(trx);
}

/** All figures of a year, by name, as of its last day. */
export async function figuresOf(
  { db }: TestDatabase,
  space: Space,
  year: number,
  kept: Partial<Asked> = {},
): Promise<(name: string) => string> {
  const span = readSpan(`annee-${year}`, `${year}-12-31` as Day);
  const asked: Asked = { space, span, eventsSince: span.from, mailsSince: span.from, ...kept };
  const all = await spaceDb(db, space.id).inTransaction(async (trx) => {
    const figures: Figures[] = [];
    for (const section of sections) figures.push(...(await section.read(trx, asked)));
    return figures;
  });
  return (name) => {
    const found = all.find((figures) => figures.name === name);
    if (!found) throw new Error(`no figures are called ${name}`);
    return drawn(found);
  };
}

/** A line for each row that has anything but zeros, and the totals. */
function drawn({ rows, columns }: Figures): string {
  const lines = rows.map(({ words }, row) => [words, ...columns.map(({ cells }) => cellWords(cells[row]))]);
  const totals = ["Total", ...columns.map(({ total }) => cellWords(total ?? undefined))];
  const isEmpty = (line: string[]) => line.slice(1).every((cell) => ["0", "–", "0,00 €"].includes(cell));
  const kept = [...lines, totals].filter((line) => !isEmpty(line));
  return ["", ...kept.map((line) => line.join(" | ")), ""].join("\n");
}

const cellWords = (cell: Parameters<typeof describeCell>[0] | undefined) => (cell ? describeCell(cell) : "–");

import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { DocumentId, HolderId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";
import type { Day } from "#kernel/values/day.ts";
import type { Money } from "#kernel/values/money.ts";
import { initialsOf } from "./initials.rules.ts";
import type { CheckedDocument, DocumentKind, IssuedDocument } from "./issued-document.ts";

/** What a document attests. */
export type Attested = { kind: DocumentKind; year: number; amount: Money };

const issuedOn = sql<Day>`issued_on::text`.as("issuedOn");

/** The valid document that attests exactly this. */
export const findIssued = (trx: SpaceTransaction, holderId: HolderId, { kind, year, amount }: Attested) =>
  trx
    .selectFrom("issued_document")
    .select(["id", issuedOn])
    .where("holder_id", "=", holderId)
    .where("kind", "=", kind)
    .where("year", "=", year)
    .where("amount_cents", "=", String(amount))
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();

/** Whatever it attests of that year. */
export async function withdraw(trx: SpaceTransaction, holderId: HolderId, { kind, year }: Attested) {
  await trx
    .updateTable("issued_document")
    .set({ withdrawn_at: sql<Date>`now()` })
    .where("holder_id", "=", holderId)
    .where("kind", "=", kind)
    .where("year", "=", year)
    .where("withdrawn_at", "is", null)
    .execute();
}

export const insertIssued = (
  trx: SpaceTransaction,
  holderId: HolderId,
  { kind, year, amount }: Attested,
  { id, codeHash }: { id: DocumentId; codeHash: Buffer },
): Promise<IssuedDocument> =>
  trx
    .insertInto("issued_document")
    .values({ holder_id: holderId, id, kind, year, amount_cents: amount, code_hash: codeHash })
    .returning(["id", issuedOn])
    .executeTakeFirstOrThrow();

export async function findByCode(trx: SpaceTransaction, codeHash: Buffer): Promise<CheckedDocument | null> {
  const found = await trx
    .selectFrom("issued_document as issued")
    .innerJoin("holder", "holder.id", "issued.holder_id")
    .select(["issued.kind", "issued.withdrawn_at", issuedOn])
    .select(["holder.first_name", "holder.last_name", "holder.organisation"])
    .where("issued.code_hash", "=", codeHash)
    .executeTakeFirst();
  if (!found) return null;
  const { kind, first_name, last_name, organisation } = found;
  const names = last_name ? [first_name, last_name] : [organisation];
  return { kind, issuedOn: found.issuedOn, initials: initialsOf(...names), isValid: !found.withdrawn_at };
}

/** Of years that ended more than the period ago, as the payments that they attest. */
export async function forgetOldDocuments(trx: SpaceTransaction, { interval }: Period): Promise<number> {
  const lastYear = sql<number>`extract(year from now() at time zone 'Europe/Paris' - ${interval}::interval)`;
  const deleted = await trx.deleteFrom("issued_document").where("year", "<", lastYear).executeTakeFirst();
  return Number(deleted.numDeletedRows);
}

import { sql } from "kysely";
import { ago } from "#infra/db/ago.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval, type Duration } from "#kernel/duration.ts";
import type { UploadId } from "#kernel/ids.ts";
import type { Period } from "#kernel/period.ts";
import { type StoredReport, withoutPersons } from "./stored-report.ts";
import { moveUpload, type Step, type Upload } from "./uploads.queries.ts";

/** Jobs whose worker died and that no other worker took up: nothing was applied. */
export async function interruptSilent(trx: SpaceTransaction, silence: Duration): Promise<number> {
  const { rows } = await sql<{ id: UploadId }>`
    select id from upload where state in ('checking', 'rehearsing', 'applying')
      and seen_at < now() - ${asInterval(silence)}::interval`.execute(trx);
  for (const { id } of rows) await moveUpload(trx, id, "interrupt");
  return rows.length;
}

/** Files that nobody applied in time. */
export async function findPastDue(trx: SpaceTransaction, keptFor: Duration): Promise<UploadId[]> {
  const { rows } = await sql<{ id: UploadId }>`
    select id from upload where ended_at is null and uploaded_at < now() - ${asInterval(keptFor)}::interval
      and state in ('uploaded', 'refused', 'ready', 'rehearsed', 'waiting', 'interrupted')`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Takes what is about people out of uploads that ended long ago. */
export async function stripEnded(trx: SpaceTransaction, keptFor: Duration): Promise<void> {
  const ended = await trx
    .selectFrom("upload")
    .select(["id", sql<StoredReport | null>`report`.as("report")])
    .where("ended_at", "<", sql<Date>`now() - ${asInterval(keptFor)}::interval`)
    .where(sql<boolean>`(rejects_key is not null or report #> '{words,notes}' <> '[]')`)
    .execute();
  for (const upload of ended) await stripReport(trx, upload);
}

/** Nobody will apply it: what is about people goes, and its file has no key any more. */
export async function endUnapplied(
  trx: SpaceTransaction,
  id: UploadId,
  move: "cancel" | "expire",
  step: Step = {},
): Promise<Upload | null> {
  const ended = await moveUpload(trx, id, move, { step });
  if (ended) await stripReport(trx, ended);
  return ended;
}

async function stripReport(trx: SpaceTransaction, { id, report }: Pick<Upload, "id" | "report">) {
  await trx
    .updateTable("upload")
    .set({ rejects_key: null, report: report && JSON.stringify(withoutPersons(report)) })
    .where("id", "=", id)
    .execute();
}

/** The uploads that have a file on disk, or a list of refusals. */
export async function idsWithFiles(trx: SpaceTransaction): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from upload where file_key is not null or rejects_key is not null`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

export async function forgetOldUploads(trx: SpaceTransaction, period: Period): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("upload")
    .where("ended_at", "<", ago(period))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ImportKind, UploadState } from "#infra/db/tables/import-tables.ts";
import type { AccountId, ImportId, UploadId } from "#kernel/ids.ts";
import type { StoredReport } from "./stored-report.ts";
import { isOver, moveOf, type UploadMove } from "./upload.status.ts";

export type Upload = {
  id: UploadId;
  kind: ImportKind;
  fileName: string;
  sha256: string;
  bytes: number;
  wholeRegistry: boolean;
  encoding: string | null;
  columns: Record<string, string>;
  fileKey: Buffer | null;
  rejectsKey: Buffer | null;
  state: UploadState;
  uploadedBy: AccountId;
  uploadedByName: string;
  uploadedAt: Date;
  askedBy: AccountId | null;
  approvedByName: string | null;
  readBytes: number;
  report: StoredReport | null;
  endedAt: Date | null;
};

const uploads = (trx: SpaceTransaction) =>
  trx
    .selectFrom("upload")
    .select(["id", "kind", "state", "encoding", "columns"])
    .select(["file_name as fileName", "file_sha256 as sha256", "whole_registry as wholeRegistry"])
    .select(["file_key as fileKey", "rejects_key as rejectsKey"])
    .select(["uploaded_by as uploadedBy", "uploaded_by_name as uploadedByName", "uploaded_at as uploadedAt"])
    .select(["asked_by as askedBy", "approved_by_name as approvedByName", "ended_at as endedAt"])
    .select(sql<number>`file_bytes::float8`.as("bytes"))
    .select(sql<number>`read_bytes::float8`.as("readBytes"))
    .select(sql<StoredReport | null>`report`.as("report"));

export const findUpload = (trx: SpaceTransaction, id: UploadId): Promise<Upload | undefined> =>
  uploads(trx).where("id", "=", id).executeTakeFirst();

/** Newest first, one more than `most` where there are more. `before`: the id after which the page begins. */
export function listUploads(
  trx: SpaceTransaction,
  most: number,
  filter: { state?: UploadState | undefined; before?: UploadId | undefined },
): Promise<Upload[]> {
  let query = uploads(trx)
    .orderBy("uploaded_at", "desc")
    .orderBy("id")
    .limit(most + 1);
  if (filter.state) query = query.where("state", "=", filter.state);
  if (filter.before)
    query = query.where(
      sql<boolean>`(uploaded_at, id) < (select u.uploaded_at, u.id from upload u where u.id = ${filter.before})`,
    );
  return query.execute();
}

export async function countUploads(trx: SpaceTransaction, state?: UploadState): Promise<number> {
  let query = trx.selectFrom("upload").select(sql<number>`count(*)::int`.as("count"));
  if (state) query = query.where("state", "=", state);
  return (await query.executeTakeFirst())?.count ?? 0;
}

type NewUpload = {
  id: UploadId;
  kind: ImportKind;
  file_name: string;
  file_sha256: string;
  file_bytes: string;
  whole_registry: boolean;
  encoding: string | null;
  file_key: Buffer;
  uploaded_by: AccountId;
  uploaded_by_name: string;
};

export async function insertUpload(trx: SpaceTransaction, upload: NewUpload): Promise<void> {
  await trx
    .insertInto("upload")
    .values({ ...upload, columns: "{}" })
    .execute();
  await insertStep(trx, upload.id, "uploaded", { byName: upload.uploaded_by_name });
}

export type Written = {
  columns?: Record<string, string>;
  report?: StoredReport | null;
  rejects_key?: Buffer | null;
  asked_by?: AccountId | null;
  approved_by?: AccountId | null;
  approved_by_name?: string | null;
  import_id?: ImportId;
};

/** What a step says in the history; without a name, Parvis took it. */
export type Step = { byName?: string; note?: string };

/**
 * Moves one upload, in one statement: of two members at once, one gets it. `exceptBy`: a member who neither uploaded it
 * nor asked. `step`: `null` leaves no line in the history.
 */
export async function moveUpload(
  trx: SpaceTransaction,
  id: UploadId,
  move: UploadMove,
  { set = {}, step = {}, exceptBy }: { set?: Written; step?: Step | null; exceptBy?: AccountId } = {},
): Promise<Upload | null> {
  const { from, to } = moveOf(move);
  const { columns, report, ...plain } = set;
  let query = trx
    .updateTable("upload")
    .set({ ...plain, state: to, seen_at: sql<Date>`now()`, read_bytes: "0" })
    .where("id", "=", id)
    .where("state", "in", from);
  if (columns !== undefined) query = query.set({ columns: JSON.stringify(columns) });
  if (report !== undefined) query = query.set({ report: report && JSON.stringify(report) });
  if (isOver(to)) query = query.set({ ended_at: sql<Date>`now()`, file_key: null });
  if (exceptBy)
    query = query
      .where("uploaded_by", "<>", exceptBy)
      .where(sql<boolean>`asked_by is distinct from ${exceptBy}`);
  const { numUpdatedRows } = await query.executeTakeFirst();
  if (numUpdatedRows === 0n) return null;
  if (step) await insertStep(trx, id, to, step);
  if (isOver(to)) await trx.deleteFrom("rehearsed_page").where("upload_id", "=", id).execute();
  return (await findUpload(trx, id)) ?? null;
}

async function insertStep(trx: SpaceTransaction, id: UploadId, state: UploadState, { byName, note }: Step) {
  await trx
    .insertInto("upload_step")
    .values({ upload_id: id, state, by_name: byName ?? "", note: note ?? "" })
    .execute();
}

export type StepLine = { state: UploadState; byName: string; note: string; at: Date };

export const listSteps = (trx: SpaceTransaction, id: UploadId): Promise<StepLine[]> =>
  trx
    .selectFrom("upload_step")
    .select(["state", "by_name as byName", "note", "at"])
    .where("upload_id", "=", id)
    .orderBy("id")
    .execute();

/** A sign of life of the job at work. */
export async function noteProgress(trx: SpaceTransaction, id: UploadId, bytes: number): Promise<void> {
  await trx
    .updateTable("upload")
    .set({ read_bytes: String(bytes), seen_at: sql<Date>`now()` })
    .where("id", "=", id)
    .execute();
}

export async function countWaiting(trx: SpaceTransaction, notOf: AccountId) {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::int as count, min(seen_at) as since from upload
    where state = 'waiting' and uploaded_by <> ${notOf} and asked_by is distinct from ${notOf}`.execute(trx);
  return rows[0] ?? { count: 0, since: null };
}

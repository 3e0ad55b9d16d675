import { appendAudit } from "#audit/append-audit.ts";
import type { StaffContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ImportKind } from "#infra/db/tables/import-tables.ts";
import type { StaffMember } from "#kernel/actor.ts";
import type { UploadId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { AuditKind } from "#subject/words.ts";
import { destroyFiles, type SealedUpload } from "../store/sealed-upload.ts";
import { aboutUpload } from "../work/about-upload.ts";
import { type UploadTask, uploadQueue } from "../work/upload-queue.ts";
import { keepMapping } from "./mappings.queries.ts";
import { endUnapplied } from "./old-uploads.queries.ts";
import type { UploadMove } from "./upload.status.ts";
import { findUpload, insertUpload, moveUpload, type Upload, type Written } from "./uploads.queries.ts";

type DeskContext = StaffContext & { actor: { member: StaffMember } };

/** `moved`: somebody else was quicker, or the state does not allow it. `own`: nobody approves their own import. */
export type UploadRefusal = { kind: "moved" } | { kind: "own" };

type Kept = {
  kind: ImportKind;
  name: string;
  bytes: number;
  wholeRegistry: boolean;
  encoding: string | null;
};

/** Writes the row of a file that is sealed on disk, and has it checked. */
export const keepUpload = (ctx: DeskContext, { id, sha256, sealedKey }: SealedUpload, kept: Kept) =>
  ctx.db.inTransaction(async (trx) => {
    const { member } = ctx.actor;
    await insertUpload(trx, {
      id,
      kind: kept.kind,
      file_name: kept.name,
      file_sha256: sha256,
      file_bytes: String(kept.bytes),
      whole_registry: kept.wholeRegistry,
      encoding: kept.encoding,
      file_key: sealedKey,
      uploaded_by: member.id,
      uploaded_by_name: member.name,
    });
    await enqueue(trx, ctx, id, "check");
    const effect = { upload: id, kind: kept.kind, file: kept.name, sha256, bytes: kept.bytes };
    await appendAudit(trx, ctx, { kind: "upload_kept", effect });
  });

/** The file is read again from its start, after an interruption or with other columns. */
export const checkAgain = (ctx: DeskContext, id: UploadId) =>
  move(ctx, id, "check_again", { audit: "upload_checked_again", task: "check", forgets: true });

export const askRehearsal = (ctx: DeskContext, id: UploadId) =>
  move(ctx, id, "ask_rehearsal", { audit: "upload_rehearsed", task: "rehearse" });

/** Hands it to a second person. */
export const askSecondPerson = (ctx: DeskContext, id: UploadId) =>
  move(ctx, id, "ask", { audit: "upload_asked", set: { asked_by: ctx.actor.member.id } });

/** Approves what somebody else uploaded and asked for. Of two members at once, one approves. */
export const approveUpload = (ctx: DeskContext, id: UploadId): Promise<Result<Upload, UploadRefusal>> => {
  const { id: approved_by, name: approved_by_name } = ctx.actor.member;
  return move(ctx, id, "approve", {
    audit: "upload_approved",
    set: { approved_by, approved_by_name },
    task: "apply",
    exceptBy: approved_by,
  });
};

export async function cancelUpload(ctx: DeskContext, id: UploadId): Promise<Result<Upload, UploadRefusal>> {
  const ended = await ctx.db.inTransaction(async (trx) => {
    const cancelled = await endUnapplied(trx, id, "cancel", { byName: ctx.actor.member.name });
    if (cancelled) await appendAudit(trx, ctx, { kind: "upload_cancelled", effect: aboutUpload(cancelled) });
    return cancelled;
  });
  if (!ended) return refused({ kind: "moved" });
  await destroyFiles(ctx, id);
  return done(ended);
}

/** Which column is which: kept for the next file with the same headers, and this one is read again. */
export const sayColumns = (ctx: DeskContext, id: UploadId, columns: Record<string, string>) =>
  move(ctx, id, "check_again", {
    audit: "upload_columns_said",
    set: { columns },
    task: "check",
    forgets: true,
    also: (trx, upload) => keepMapping(trx, upload, columns, ctx.actor.member.name),
  });

type Moving = {
  audit: AuditKind;
  task?: UploadTask["task"];
  set?: Written;
  exceptBy?: StaffMember["id"];
  /** Who asked is asked anew. */
  forgets?: boolean;
  also?(trx: SpaceTransaction, upload: Upload): Promise<void>;
};

function move(
  ctx: DeskContext,
  id: UploadId,
  how: UploadMove,
  { audit, task, set = {}, exceptBy, forgets, also }: Moving,
): Promise<Result<Upload, UploadRefusal>> {
  const { member } = ctx.actor;
  return ctx.db.allOrNothing<Upload, UploadRefusal>(async (trx) => {
    const before = also ? await findUpload(trx, id) : null;
    const upload = await moveUpload(trx, id, how, {
      set: { ...set, ...(forgets && { asked_by: null }) },
      step: { byName: member.name },
      ...(exceptBy && { exceptBy }),
    });
    if (!upload) return refused(await whyNot(trx, id, member, exceptBy !== undefined));
    if (also && before) await also(trx, before);
    if (task) await enqueue(trx, ctx, id, task);
    await appendAudit(trx, ctx, { kind: audit, effect: aboutUpload(upload) });
    return done(upload);
  });
}

async function whyNot(
  trx: SpaceTransaction,
  id: UploadId,
  { id: me }: StaffMember,
  approves: boolean,
): Promise<UploadRefusal> {
  const found = await findUpload(trx, id);
  const isOwn = found?.state === "waiting" && (found.uploadedBy === me || found.askedBy === me);
  return { kind: approves && isOwn ? "own" : "moved" };
}

const enqueue = (
  trx: SpaceTransaction,
  { outbox, space }: DeskContext,
  id: UploadId,
  task: UploadTask["task"],
) => outbox.enqueue(trx, uploadQueue, { space: space.id, id, task });

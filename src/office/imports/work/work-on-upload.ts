import type { Context } from "#context.ts";
import { type Encoding, findEncoding } from "#imports/encoding/encoding.rules.ts";
import type { DeskKind, DeskOutcome, DeskRequest } from "#imports/kinds/import-kind.ts";
import { Hopeless, TryLater } from "#infra/jobs/outcome.ts";
import type { UploadId } from "#kernel/ids.ts";
import { sealedRejects, storedFile } from "../store/sealed-upload.ts";
import type { UploadMove } from "../uploads/upload.status.ts";
import { moveUpload, type Upload } from "../uploads/uploads.queries.ts";
import { applyUpload } from "./apply-upload.ts";
import { checkUpload } from "./check-upload.ts";
import { withSignsOfLife } from "./signs-of-life.ts";
import type { UploadTask } from "./upload-queue.ts";

/** One upload at work: its kind, and how to run the engine on its file. */
export type Work = {
  ctx: Context;
  upload: Upload;
  rejects: ReturnType<typeof sealedRejects>;
  run(more: Partial<DeskRequest>): Promise<DeskOutcome>;
  readColumns(): ReturnType<DeskKind["readColumns"]>;
};

const begins: Readonly<Record<UploadTask["task"], UploadMove>> = {
  check: "check",
  rehearse: "rehearse",
  apply: "apply",
};

type Tasks = Readonly<Record<UploadTask["task"], (work: Work) => Promise<void>>>;

/**
 * Does what a job asks of an upload. A job that a killed worker left is taken up again from its start: nothing of it was
 * applied. An upload that moved on meanwhile is left.
 */
export async function workOnUpload(
  kinds: readonly DeskKind[],
  rehearse: (work: Work) => Promise<void>,
  ctx: Context,
  { id, task }: UploadTask,
): Promise<void> {
  const tasks: Tasks = { check: checkUpload, rehearse, apply: applyUpload };
  const upload = await ctx.db.inTransaction((trx) =>
    moveUpload(trx, id, begins[task], { step: task === "rehearse" ? null : {} }),
  );
  const kind = kinds.find((one) => one.kind === upload?.kind);
  if (!upload?.fileKey || !kind) return;
  try {
    await withSignsOfLife(ctx, id, (onProgress) => tasks[task](workOf(ctx, kind, upload, onProgress)));
  } catch (error) {
    if (error instanceof TryLater) throw error;
    await interrupt(ctx, id, error);
  }
}

function workOf(ctx: Context, kind: DeskKind, upload: Upload, onProgress: DeskRequest["onProgress"]): Work {
  const rejects = sealedRejects(ctx, upload.id);
  const source = storedFile(ctx, upload, upload.fileKey ?? Buffer.alloc(0));
  const encoding: Encoding | undefined = findEncoding(upload.encoding ?? "") ?? undefined;
  return {
    ctx,
    upload,
    rejects,
    async run(more) {
      const outcome = await kind.run(ctx, {
        path: source,
        encoding,
        columns: new Map(Object.entries(upload.columns)),
        rejectsPath: rejects.place,
        dryRun: false,
        wholeRegistry: upload.wholeRegistry,
        agrees: () => true,
        onProgress,
        ...more,
      });
      if (!outcome.ok && outcome.refusal.why === "busy")
        throw new TryLater("another import of the space is at work");
      return outcome;
    },
    readColumns: () => kind.readColumns(ctx.space, source, encoding),
  };
}

/** While the database is away, the job is tried again instead. */
async function interrupt(ctx: Context, id: UploadId, error: unknown): Promise<never> {
  await ctx.db
    .inTransaction((trx) => moveUpload(trx, id, "interrupt"))
    .catch(() => {
      throw error;
    });
  throw new Hopeless(error instanceof Error ? error.message : String(error));
}

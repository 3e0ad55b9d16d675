import type { Context } from "#context.ts";
import { seconds } from "#kernel/duration.ts";
import type { UploadId } from "#kernel/ids.ts";
import { noteProgress } from "../uploads/uploads.queries.ts";

const pulse = seconds(2);

/** Writes how far the work is, every two seconds, in transactions of its own: the import is one transaction. */
export async function withSignsOfLife<T>(
  ctx: Context,
  id: UploadId,
  work: (onProgress: (bytes: number) => void) => Promise<T>,
): Promise<T> {
  let bytes = 0;
  const beat = setInterval(() => {
    // A missed sign of life is followed by another one.
    ctx.db.inTransaction((trx) => noteProgress(trx, id, bytes)).catch(() => undefined);
  }, pulse);
  try {
    return await work((read) => {
      bytes = read;
    });
  } finally {
    clearInterval(beat);
  }
}

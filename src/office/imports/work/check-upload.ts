import { moveUpload } from "../uploads/uploads.queries.ts";
import type { Work } from "./work-on-upload.ts";

/** Reads the whole file and compares it: nothing changes but the upload's own report. */
export async function checkUpload({ ctx, upload, rejects, run, readColumns }: Work): Promise<void> {
  const outcome = await run({ dryRun: true });
  const columns = await readColumns();
  const rejectsKey = await rejects.keyOnceWritten();
  await ctx.db.inTransaction((trx) => {
    if (outcome.ok) {
      const { report: words, listed } = outcome.value;
      const report = { words, listed, mended: [], columns };
      return moveUpload(trx, upload.id, "pass", { set: { report, rejects_key: rejectsKey } });
    }
    const { refusal } = outcome;
    const { first, count, mended } =
      refusal.why === "rejected" ? refusal : { first: [], count: 0, mended: [] };
    const report = { words: null, listed: { first, count }, mended, columns };
    return moveUpload(trx, upload.id, "refuse", {
      set: { report, rejects_key: rejectsKey },
      step: { note: `${count} ${count > 1 ? "refus" : "refus"}` },
    });
  });
}

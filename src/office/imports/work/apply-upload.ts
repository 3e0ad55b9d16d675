import { appendAudit } from "#audit/append-audit.ts";
import type { ReportInWords } from "#imports/kinds/report-in-words.ts";
import { destroyFiles } from "../store/sealed-upload.ts";
import { moveUpload } from "../uploads/uploads.queries.ts";
import { aboutUpload } from "./about-upload.ts";
import { uploadQueue } from "./upload-queue.ts";
import type { Work } from "./work-on-upload.ts";

/**
 * Applies what a second person approved, and says so in the same transaction. When the file now reads otherwise, because
 * what is on file has changed, it is checked and approved anew.
 */
export async function applyUpload({ ctx, upload, rejects, run }: Work): Promise<void> {
  const approved = upload.report?.words?.approved ?? {};
  const outcome = await run({
    agrees: (report) => isSame(report.approved, approved),
    async applied(trx, importId, { report: words, listed }) {
      const rejectsKey = await rejects.keyOnceWritten();
      const { first, count } = listed;
      await moveUpload(trx, upload.id, "finish", {
        set: {
          report: { words, listed: { first, count }, mended: [], columns: [] },
          import_id: importId,
          rejects_key: rejectsKey,
        },
      });
      await appendAudit(trx, ctx, {
        kind: "upload_applied",
        effect: { ...aboutUpload(upload), approved_by: upload.approvedByName, ...words.approved },
      });
    },
  });
  if (outcome.ok) return destroyFiles(ctx, upload.id, ["file"]);
  await ctx.db.inTransaction(async (trx) => {
    const note = "ce qui est au registre a changé depuis la vérification : il est vérifié de nouveau";
    const cleared = { approved_by: null, approved_by_name: null, asked_by: null };
    if (await moveUpload(trx, upload.id, "differ", { set: cleared, step: { note } }))
      await ctx.outbox.enqueue(trx, uploadQueue, { space: ctx.space.id, id: upload.id, task: "check" });
  });
}

const isSame = (one: ReportInWords["approved"], other: ReportInWords["approved"]) =>
  Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);

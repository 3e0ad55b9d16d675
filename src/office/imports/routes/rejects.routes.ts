import { Readable } from "node:stream";
import { appendAudit } from "#audit/append-audit.ts";
import { sendNotFound } from "#http/answers/error-pages.ts";
import { streamOf } from "#imports/detect/file-source.ts";
import type { DeskRoute } from "#web/desk/desk.ts";
import { openPart } from "../store/sealed-upload.ts";
import { findUpload } from "../uploads/uploads.queries.ts";
import { aboutUpload } from "../work/about-upload.ts";
import { idOf } from "./upload.routes.tsx";

/** The refused and listed rows, as the check wrote them. */
export const rejectsRoute: DeskRoute = {
  method: "GET",
  path: "/imports/:id/refus.csv",
  opens: "agent",
  async look(trx, visit) {
    const id = idOf(visit);
    const upload = id && (await findUpload(trx, id));
    const { request, ctx } = visit;
    if (!upload?.rejectsKey) return (reply) => sendNotFound(request, reply);
    const { rejectsKey } = upload;
    await appendAudit(trx, ctx, {
      kind: "upload_rejects_exported",
      effect: { ...aboutUpload(upload), rows: upload.report?.listed.count ?? 0 },
    });
    const source = { name: "refus.csv", open: () => openPart(ctx, upload.id, "rejects", rejectsKey) };
    return (reply) =>
      reply
        .header("content-disposition", `attachment; filename="refus-${upload.sha256.slice(0, 8)}.csv"`)
        .header("cache-control", "no-store")
        .type("text/csv; charset=utf-8")
        .send(Readable.from(streamOf(source, 0, Number.POSITIVE_INFINITY), { objectMode: false }));
  },
};

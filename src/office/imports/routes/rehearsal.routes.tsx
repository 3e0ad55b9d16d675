import { appendAudit } from "#audit/append-audit.ts";
import { sendNotFound } from "#http/answers/error-pages.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { unseal } from "#infra/sealing/seal.ts";
import type { DeskRoute } from "#web/desk/desk.ts";
import { findRehearsed } from "../rehearsal/rehearsed-pages.queries.ts";
import { ownerOfPage } from "../rehearsal/sealed-page.ts";
import { findUpload } from "../uploads/uploads.queries.ts";
import { aboutUpload } from "../work/about-upload.ts";
import { idOf } from "./upload.routes.tsx";

/** A page as the holder would see it, drawn when the import was rehearsed. */
const rehearsedPage: DeskRoute = {
  method: "GET",
  path: "/imports/:id/repetition/:holder/:page",
  opens: "agent",
  async look(trx, visit) {
    const { request, ctx } = visit;
    const { holder, page } = request.params as { holder: string; page: string };
    const id = idOf(visit);
    const upload = id && (await findUpload(trx, id));
    const rank = /^[1-9]$/.test(holder) ? Number(holder) : 0;
    const found =
      upload && rank > 0 ? await findRehearsed(trx, upload.id, { holder: rank, page }) : undefined;
    if (!upload || !found) return (reply) => sendNotFound(request, reply);
    const key = ctx.keys.raw("upload");
    const html = unseal(key, found.sealed, ownerOfPage(ctx, upload.id, rank, page)).toString();
    const { holderId } = found;
    await appendAudit(trx, ctx, {
      kind: "rehearsed_page_read",
      holderId,
      effect: { ...aboutUpload(upload), page },
    });
    return (reply) => sendPage(reply, html);
  },
};

export const rehearsalRoutes: readonly DeskRoute[] = [rehearsedPage];

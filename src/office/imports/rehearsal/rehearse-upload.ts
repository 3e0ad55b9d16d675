import type { Context } from "#context.ts";
import { drawPage } from "#http/answers/send-page.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { seal } from "#infra/sealing/seal.ts";
import type { UploadId } from "#kernel/ids.ts";
import { officeHome } from "#web/desk/desk-addresses.ts";
import type { GuardedRoute } from "#web/guarded-route.ts";
import type { Module } from "#web/module.ts";
import type { MemberVisit } from "#web/visit.ts";
import { moveUpload } from "../uploads/uploads.queries.ts";
import { uploadQueue } from "../work/upload-queue.ts";
import type { Work } from "../work/work-on-upload.ts";
import { holderVisit } from "./holder-visit.ts";
import {
  findRehearsedHolders,
  inSavepoint,
  type RehearsedHolder,
  replaceRehearsed,
  type SealedPage,
} from "./rehearsed-pages.queries.ts";
import { ownerOfPage } from "./sealed-page.ts";

/** Applies the import in a transaction, draws the pages of a few holders whom it touches, and rolls everything back. */
export async function rehearseUpload(all: readonly Module[], { ctx, upload, run }: Work): Promise<void> {
  const pages: SealedPage[] = [];
  const outcome = await run({
    async look(trx, touched) {
      const holders = touched.length > 0 ? await findRehearsedHolders(trx, ctx.space, touched) : [];
      for (const [place, holder] of holders.entries())
        pages.push(...(await pagesOf(trx, ctx, { all, holder, rank: place + 1, id: upload.id })));
    },
  });
  await ctx.db.inTransaction(async (trx) => {
    if (outcome.ok) {
      await replaceRehearsed(trx, upload.id, pages);
      await moveUpload(trx, upload.id, "end_rehearsal");
      return;
    }
    const note = "ce qui est au registre a changé depuis la vérification : il est vérifié de nouveau";
    if (await moveUpload(trx, upload.id, "differ", { step: { note } }))
      await ctx.outbox.enqueue(trx, uploadQueue, { space: ctx.space.id, id: upload.id, task: "check" });
  });
}

type Of = { all: readonly Module[]; holder: RehearsedHolder; rank: number; id: UploadId };

/** The first page of each of these modules that the space has. */
async function pagesOf(
  trx: SpaceTransaction,
  ctx: Context,
  { all, holder, rank, id }: Of,
): Promise<SealedPage[]> {
  const pages: SealedPage[] = [];
  const drawable = all.filter(
    (module) => ctx.space.policy.modules.includes(module.name) && pageOf(module, ctx),
  );
  const addressOf = ({ name }: Module) =>
    `${officeHome}/${ctx.space.id}/imports/${id}/repetition/${rank}/${name}`;
  for (const module of drawable) {
    const visit = holderVisit(ctx, holder, { modules: drawable, module, addressOf });
    const markup = await inSavepoint(trx, () => markupOf(trx, pageOf(module, ctx), visit));
    const { name: page, menu } = module;
    const owner = ownerOfPage(ctx, id, rank, page);
    const sealed = seal(ctx.keys.raw("upload"), Buffer.from(markup ?? brokenPage), owner);
    const label = markup === null ? `${menu.label} (ne se dessine pas)` : menu.label;
    pages.push({ holder: rank, holder_id: holder.holderId, page, label, sealed });
  }
  return pages;
}

/** `sendPage` adds the doctype. */
async function markupOf(
  trx: SpaceTransaction,
  route: GuardedRoute | undefined,
  visit: MemberVisit,
): Promise<string> {
  const drawing = await route?.drawn?.(trx, visit);
  if (!drawing) throw new Error("the page is not found inside of the rehearsal");
  return drawPage(drawing).replace(/^<!doctype html>/, "");
}

const brokenPage = `<html lang="fr"><title>Répétition d’un import</title>
<p>Une fois l’import appliqué, cette page ne se dessinerait pas. N’appliquez pas ce fichier, et prévenez l’exploitation.</p></html>`;

const pageOf = (module: Module, { space }: Context) =>
  module
    .routes(space)
    .find(({ method, path, drawn }) => method === "GET" && path === module.menu.path && drawn);

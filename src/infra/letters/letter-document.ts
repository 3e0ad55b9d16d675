import { open } from "node:fs/promises";
import type { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import { type About, openDocument } from "../pdf/open-document.ts";
import { drawSheet } from "./draw-sheet.ts";
import type { LetterSheet } from "./letter-sheet.ts";

/** A PDF of letters, streamed to disk: it is never entirely in memory. */
export type LetterDocument = {
  add(sheet: LetterSheet): Promise<number>;
  /** Resolves once every byte is synced to disk. */
  close(): Promise<void>;
};

/** Creates a tagged document (PDF/UA), readable by its owner only; sealed if `sealing` is given. */
export async function openLetterDocument(
  path: string,
  about: About,
  sealing?: Transform,
): Promise<LetterDocument> {
  const file = await open(path, "wx", 0o600);
  const { pdf, root } = openDocument(about);
  const end = file.createWriteStream({ flush: true });
  const written = sealing ? pipeline(pdf, sealing, end) : pipeline(pdf, end);
  written.catch(() => pdf.destroy());
  let pages = 0;
  pdf.on("pageAdded", () => {
    pages += 1;
  });

  return {
    async add(sheet) {
      const before = pages;
      drawSheet(pdf, root, sheet);
      await setImmediate();
      if (pdf.destroyed) await written;
      return pages - before;
    },
    async close() {
      root.end();
      pdf.end();
      await written;
    },
  };
}

import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import PDFDocument from "pdfkit";
import { drawSheet } from "./draw-sheet.ts";
import type { LetterSheet } from "./letter-sheet.ts";
import { registerTypefaces } from "./typefaces.ts";

/** A PDF of letters, streamed to disk: it is never entirely in memory. */
export type LetterDocument = {
  add(sheet: LetterSheet): Promise<number>;
  /** Resolves once every byte is synced to disk. */
  close(): Promise<void>;
};

/** pdfkit supports PDF/UA, but its types do not list it yet. */
const accessible = "PDF/UA" as string as PDFKit.Mixins.PDFSubsets;

/** Creates a tagged document (PDF/UA), readable by its owner only. */
export async function openLetterDocument(
  path: string,
  about: { title: string; author: string },
): Promise<LetterDocument> {
  const file = await open(path, "wx", 0o600);
  const pdf = new PDFDocument({
    size: "A4",
    margin: 0,
    autoFirstPage: false,
    pdfVersion: "1.7",
    tagged: true,
    subset: accessible,
    lang: "fr-FR",
    displayTitle: true,
    info: { Title: about.title, Author: about.author, Creator: "Parvis", Producer: "Parvis" },
  });
  registerTypefaces(pdf);
  const written = pipeline(pdf, file.createWriteStream({ flush: true }));
  written.catch(() => pdf.destroy());
  let pages = 0;
  pdf.on("pageAdded", () => {
    pages += 1;
  });
  const root = pdf.struct("Document");
  pdf.addStructure(root);

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

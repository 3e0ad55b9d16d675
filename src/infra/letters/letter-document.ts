import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import PDFDocument from "pdfkit";
import { drawSheet } from "./draw-sheet.ts";
import type { LetterSheet } from "./letter-sheet.ts";
import { registerTypefaces } from "./typefaces.ts";

/** A PDF of letters, written to disk while it is drawn: it never stands whole in memory. */
export type LetterDocument = {
  /** Draws one letter; returns its number of pages. */
  add(sheet: LetterSheet): Promise<number>;
  /** Returns once every byte is on the disk itself. */
  close(): Promise<void>;
};

/** pdfkit knows PDF/UA; its types do not yet. */
const accessible = "PDF/UA" as string as PDFKit.Mixins.PDFSubsets;

/** Starts a tagged document (PDF/UA) in a new file that its owner alone can read. */
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

import PDFDocument from "pdfkit";
import { registerTypefaces } from "./typefaces.ts";

export type About = { title: string; author: string };

export type OpenDocument = { pdf: PDFKit.PDFDocument; root: PDFKit.PDFStructureElement };

/** pdfkit supports PDF/UA, but its types do not list it yet. */
const accessible = "PDF/UA" as string as PDFKit.Mixins.PDFSubsets;

/** A tagged A4 document in French (PDF/UA), without a page. It reads the files of our typefaces and no others. */
export function openDocument({ title, author }: About): OpenDocument {
  const pdf = new PDFDocument({
    size: "A4",
    margin: 0,
    autoFirstPage: false,
    // Not the standard typeface, which cannot be embedded: ours are registered below.
    font: "",
    pdfVersion: "1.7",
    tagged: true,
    subset: accessible,
    lang: "fr-FR",
    displayTitle: true,
    info: { Title: title, Author: author, Creator: "Parvis", Producer: "Parvis" },
  });
  registerTypefaces(pdf);
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  return { pdf, root };
}

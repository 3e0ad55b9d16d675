import { typefaceFor } from "./typefaces.ts";

export type PageTotal = {
  /** At this place of the current page. */
  show(left: number, baseline: number): void;
  write(pages: number): void;
};

/** What pdfkit knows of its current font; its types do not list it. */
type CurrentFont = {
  id: string;
  ref(): object;
  encode(text: string): [glyphs: string[], positions: unknown];
};

const size = 8;

/**
 * How many pages the document has, which is known at its end only: each page refers to one form, which is written last.
 * Numbering finished pages would keep all of them in memory.
 */
export function pageTotal(pdf: PDFKit.PDFDocument): PageTotal {
  const fonts: Record<string, object> = {};
  const form = pdf.ref({
    ...{ Type: "XObject", Subtype: "Form", FormType: 1, BBox: [0, -3, 60, 12] },
    Resources: { Font: fonts },
  });
  return {
    show(left, baseline) {
      const page = pdf.page as unknown as { xobjects: { PageTotal?: object } };
      page.xobjects.PageTotal = form;
      // pdfkit counts from the top of the page, forms from their lower left corner.
      pdf.addContent(`q 1 0 0 -1 ${left.toFixed(2)} ${baseline.toFixed(2)} cm /PageTotal Do Q`);
    },
    write(pages) {
      const text = `/${pages}`;
      pdf.font(typefaceFor(text, "regular"));
      const font = (pdf as unknown as { _font: CurrentFont })._font;
      fonts[font.id] = font.ref();
      const [glyphs] = font.encode(text);
      form.end(`0.29 g BT /${font.id} ${size} Tf <${glyphs.join("")}> Tj ET`);
    },
  };
}

/**
 * Cuts a text into lines of that width with the current font, between words where it can. A line that ends between words
 * keeps its blank: read aloud, the words stay apart. The last line says that more follows.
 */
export function fitLines(pdf: PDFKit.PDFDocument, text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (pdf.widthOfString(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(`${line} `);
    const pieces = cutWord(pdf, word, width);
    line = pieces.pop() ?? "";
    lines.push(...pieces);
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${(lines[most - 1] ?? "").trimEnd().slice(0, -1)}…`];
}

function cutWord(pdf: PDFKit.PDFDocument, word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  let taken = 0;
  for (const sign of word) {
    const its = pdf.widthOfString(sign);
    if (taken + its > width && piece !== "") {
      pieces.push(piece);
      piece = "";
      taken = 0;
    }
    piece += sign;
    taken += its;
  }
  return [...pieces, piece];
}

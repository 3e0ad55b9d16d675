import qrcode from "qrcode";

/** Draws a QR code as plain rectangles, sharp at any size; dark modules of a row are joined. */
export function drawQrCode(pdf: PDFKit.PDFDocument, text: string, left: number, top: number, side: number) {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: "M" });
  const module = side / modules.size;
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      const start = column;
      while (column < modules.size && modules.get(row, column)) column++;
      if (column > start)
        pdf.rect(left + start * module, top + row * module, (column - start) * module, module);
    }
  }
  pdf.fill("#000000");
}

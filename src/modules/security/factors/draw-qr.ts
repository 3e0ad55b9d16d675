import qrcode from "qrcode";

/** A QR code as a picture of its own: the security policy lets no page hold one inside. */
export const drawQr = (text: string): Promise<string> =>
  qrcode.toString(text, { type: "svg", errorCorrectionLevel: "M", margin: 2 });

import qrcode from "qrcode";

/** A separate image: the security policy forbids inline ones. */
export const drawQr = (text: string): Promise<string> =>
  qrcode.toString(text, { type: "svg", errorCorrectionLevel: "M", margin: 2 });

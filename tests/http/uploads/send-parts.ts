import { setTimeout as wait } from "node:timers/promises";
import type { UploadHouse } from "./upload-house.ts";

export type Part = { name: string; value: string | Buffer; filename?: string; type?: string };

export const boundary = "----parvis-test";

export function bodyOf(parts: readonly Part[], end = `--${boundary}--\r\n`): Buffer {
  const pieces = parts.flatMap(({ name, value, filename, type }) => {
    const kind = type ?? (filename === undefined ? undefined : "application/octet-stream");
    const head = [
      `--${boundary}`,
      `Content-Disposition: form-data; name="${name}"${filename === undefined ? "" : `; filename="${filename}"`}`,
      ...(kind === undefined ? [] : [`Content-Type: ${kind}`]),
    ];
    return [Buffer.from(`${head.join("\r\n")}\r\n\r\n`), Buffer.from(value), Buffer.from("\r\n")];
  });
  return Buffer.concat([...pieces, Buffer.from(end)]);
}

export const headersOf = ({ cookie }: UploadHouse) => ({
  cookie,
  "content-type": `multipart/form-data; boundary=${boundary}`,
});

export const send = (
  home: UploadHouse,
  body: Buffer,
  path = "/envoi",
  headers: Record<string, string> = {},
) =>
  fetch(`${home.origin}/npfr${path}`, {
    method: "POST",
    body: new Uint8Array(body),
    headers: { ...headersOf(home), ...headers },
  });

/** The valid token, then these parts. */
export const sendParts = (home: UploadHouse, parts: readonly Part[], path = "/envoi") =>
  send(home, bodyOf([{ name: "_csrf", value: home.token }, ...parts]), path);

export const title: Part = { name: "title", value: "Relevé" };
export const pdf: Part = {
  name: "document",
  filename: "relevé.pdf",
  type: "application/pdf",
  value: "%PDF-1.7",
};

/** Polls for five seconds: files are deleted after the answer is sent. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await isSo()) return;
    await wait(10);
  }
  throw new Error(`not so after five seconds: ${isSo}`);
}

import type { Readable } from "node:stream";
import { MailParser } from "mailparser";
import { capFields } from "./cap-fields.ts";
import type { ReturnedMail } from "./returned.rules.ts";

/** Twenty times a report with a whole copy of a mail of ours. */
export const largestReturned = 512 * 1024;
const largestPart = 64 * 1024;

/** The message is larger than any report about a mail of ours, or cannot be read. */
export class NotAReport extends Error {
  override name = "NotAReport";
}

/** `global`: RFC 6533. */
const isStatus = /^message\/(?:global-)?delivery-status$/i;

const settings = {
  keepDeliveryStatus: true,
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  // Of the splitter below: an enclosed mail stays one part, and nesting ends early.
  ignoreEmbedded: true,
  maxChildNodes: 40,
  maxHeadSize: 64 * 1024,
};

/** Reads while it arrives, and keeps only what tells a failure. Throws `NotAReport`. */
export function readReturned(source: Readable): Promise<ReturnedMail> {
  const parser = new MailParser(settings);
  const capped = capFields();
  const { promise, resolve, reject } = Promise.withResolvers<ReturnedMail>();
  const read = { from: "", subject: "", text: "", statuses: [] as string[] };
  let received = 0;
  const giveUp = (reason: string) => {
    source.unpipe(capped);
    parser.destroy();
    // What still arrives is thrown away.
    source.resume();
    reject(new NotAReport(reason));
  };
  source.on("data", (chunk: Buffer) => {
    received += chunk.length;
    if (received > largestReturned) giveUp("it is too large");
  });
  source.on("error", reject);
  parser.on("headerLines", (lines: readonly { key: string; line: string }[]) => {
    read.from = lineOf(lines, "from");
  });
  parser.on("headers", (headers: ReadonlyMap<string, unknown>) => {
    read.subject = String(headers.get("subject") ?? "").slice(0, 300);
  });
  parser.on("data", (part) => {
    if (part.type === "text") read.text = (part.text ?? "").slice(0, largestPart);
    else
      void keep(part.content, isStatus.test(part.contentType) ? read.statuses : null).finally(part.release);
  });
  parser.on("error", (error: Error) => giveUp(error.message));
  parser.on("end", () => resolve(read));
  source.pipe(capped).pipe(parser);
  return promise;
}

const lineOf = (lines: readonly { key: string; line: string }[], key: string) =>
  lines.find((one) => one.key === key)?.line.slice(0, 300) ?? "";

/** Any other part is thrown away as it is read. */
async function keep(content: Readable, into: string[] | null) {
  const chunks: Buffer[] = [];
  let kept = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    if (!into || kept >= largestPart) continue;
    chunks.push(chunk);
    kept += chunk.length;
  }
  into?.push(Buffer.concat(chunks).subarray(0, largestPart).toString("utf8"));
}

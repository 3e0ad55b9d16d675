import { whyMarkup } from "#imports/detect/file-kinds.rules.ts";
import { endsOf, type FileSource, standingOf } from "#imports/detect/file-source.ts";
import { fingerprint } from "#imports/detect/fingerprint.ts";
import type { ImportedFile } from "#imports/detect/imported-file.ts";
import { type RenamedColumns, type ScannedFile, scanFile } from "#imports/detect/scan-file.ts";
import type { Encoding } from "#imports/encoding/encoding.rules.ts";
import type { Refusal } from "#imports/findings/refusal.ts";
import { done, type Result } from "#kernel/result.ts";
import type { Layout } from "../layouts/layout.ts";
import { startsLikeXml } from "./iso20022/xml/xml-encoding.rules.ts";
import { fileColumns, neededByNew } from "./table/payment-columns.rules.ts";

/** A table of payment lines, or a message of a bank. */
export type TableFile = ScannedFile<"table"> & { is: "table" };
export type PaymentsFile = TableFile | (ImportedFile & { is: "bank" });

/** Finds out what a file of payments is. XML is read by itself; its encoding stands in it. */
export async function detectPayments(
  source: FileSource,
  layout: Layout,
  encoding?: Encoding,
  columns?: RenamedColumns,
): Promise<Result<PaymentsFile, Refusal>> {
  if (await isXml(source)) {
    const file = await fingerprint(source);
    return file.ok ? done({ ...file.value, is: "bank" }) : file;
  }
  const scanned = await scanFile(source, shapeOf(layout), encoding, columns);
  return scanned.ok ? done({ ...scanned.value, is: "table" }) : scanned;
}

async function isXml(source: FileSource): Promise<boolean> {
  const found = await standingOf(source);
  if (!found?.isFile || found.size === 0) return false;
  const { head } = await endsOf(source, found.size);
  return startsLikeXml(head) && !/^\s*<(?:!doctype html|html|table)/i.test(head.toString("latin1"));
}

const shapeOf = (layout: Layout) => ({
  columns: new Set(fileColumns(layout).map(({ name }) => name)),
  neverLeftOut: new Set<string>(neededByNew),
  table: "table" as const,
  layoutOf: () => "table" as const,
  whyOther: (_: "table", head: string) => whyMarkup(head),
});

import type { RouteShorthandOptions } from "fastify";
import { type Duration, minutes } from "#kernel/duration.ts";

export type UploadLimits = {
  /** Number of files by field name. */
  files: Readonly<Record<string, number>>;
  /** Largest file, in bytes. */
  fileBytes: number;
  /** Largest body, in bytes. */
  bytes: number;
  /** Fields other than files. */
  fields: number;
  within: Duration;
};

declare module "fastify" {
  interface FastifyContextConfig {
    upload?: UploadLimits;
  }
}

const besideFiles = 64 * 1024;

/**
 * Route options of a form with files. The default `bytes` leaves room for one file too many or too large, which is then
 * an error of its field; beyond it the answer is 413.
 */
export function acceptUpload(
  limits: Pick<UploadLimits, "files" | "fileBytes"> & Partial<UploadLimits>,
): RouteShorthandOptions {
  const { files, fileBytes } = limits;
  const bytes = fileBytes * (sum(Object.values(files)) + 1) + besideFiles;
  return { config: { upload: { bytes, fields: 50, within: minutes(10), ...limits } } };
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** Includes empty file fields, and some excess files, which are errors of their field. */
export const mostParts = ({ files, fields }: UploadLimits) => fields + mostFileParts(files);

export const mostFileParts = (files: UploadLimits["files"]) =>
  sum(Object.values(files)) + Object.keys(files).length + 20;

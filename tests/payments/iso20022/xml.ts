import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Refusal } from "#imports/findings/refusal.ts";
import { UnreadableFile } from "#imports/rows/unreadable-file.ts";
import type { BankEntry, BankFile, BankItem } from "#modules/payments/import/bank-file.ts";
import { readBankFile } from "#modules/payments/import/iso20022/read-bank-file.ts";
import { temporaryFolder } from "../../support/folder.ts";

export const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export type Read = { entries: BankEntry[]; unmatched: Refusal[]; refused: Refusal[]; file: BankFile | null };

export async function readPath(path: string, onBytes: (bytes: number) => void = () => {}): Promise<Read> {
  const read: Read = { entries: [], unmatched: [], refused: [], file: null };
  const sort = (item: BankItem) => {
    if ("entry" in item) read.entries.push(item.entry);
    else if ("unmatched" in item) read.unmatched.push(item.unmatched);
    else if ("refused" in item) read.refused.push(item.refused);
    else read.file = item.file;
  };
  for await (const batch of readBankFile(path, onBytes)) batch.forEach(sort);
  return read;
}

/** What a file of that content says. */
export async function readMessage(content: string | Uint8Array): Promise<Read> {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "message.xml");
  await writeFile(path, content);
  return await readPath(path);
}

/** Why the whole file is refused: "12: raison". */
export async function refusalOf(content: string | Uint8Array): Promise<string> {
  try {
    await readMessage(content);
  } catch (error) {
    if (error instanceof UnreadableFile) return `${error.refusal.line}: ${error.refusal.reason}`;
    throw error;
  }
  throw new Error("a refusal was expected");
}

const run = promisify(execFile);

/** Throws with the words of xmllint if a file does not follow the schema of that name; checks only its form without one. */
export async function validate(path: string, schema?: string): Promise<void> {
  const words = schema ? ["--schema", join(import.meta.dirname, "schemas", `${schema}.xsd`)] : [];
  await run("xmllint", ["--nonet", "--noout", ...words, path]);
}

export async function validateText(content: string, schema: string): Promise<void> {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "message.xml");
  await writeFile(path, content);
  await validate(path, schema);
}

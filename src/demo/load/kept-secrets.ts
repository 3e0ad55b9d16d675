import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { demonstrationFolder } from "../places.ts";

/** The provisional passwords of the demonstration, by number, as printed. */
export type KeptSecrets = Readonly<Record<string, string>>;

const kept = z.record(z.string(), z.string());

const fileOf = (store: string, space: string) => join(demonstrationFolder(store), `table-${space}.json`);

/** What an earlier start has kept; `null` when this installation has no demonstration of that space. */
export async function readSecrets(store: string, space: string): Promise<KeptSecrets | null> {
  const text = await readFile(fileOf(store, space), "utf8").catch(() => null);
  return text === null ? null : kept.parse(JSON.parse(text));
}

/** The database has only hashes: without this file no later start could tell them. Its owner alone reads it. */
export async function keepSecrets(store: string, space: string, secrets: KeptSecrets) {
  await mkdir(demonstrationFolder(store), { recursive: true, mode: 0o700 });
  await writeFile(fileOf(store, space), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
}

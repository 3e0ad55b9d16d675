import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { demonstrationFolder } from "../places.ts";

export type KeptSecrets = Readonly<Record<string, string>>;

const kept = z.record(z.string(), z.string());

const fileOf = (store: string, space: string) => join(demonstrationFolder(store), `table-${space}.json`);

export async function readSecrets(store: string, space: string): Promise<KeptSecrets | null> {
  const text = await readFile(fileOf(store, space), "utf8").catch(() => null);
  return text === null ? null : kept.parse(JSON.parse(text));
}

/** The database only has hashes, so later starts need this file to show the passwords. Readable by its owner only. */
export async function keepSecrets(store: string, space: string, secrets: KeptSecrets) {
  await mkdir(demonstrationFolder(store), { recursive: true, mode: 0o700 });
  await writeFile(fileOf(store, space), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
}

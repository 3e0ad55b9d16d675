import { randomBytes } from "node:crypto";
import { mkdir, statfs, unlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Config } from "#config/env.ts";
import { inWords } from "#start/failure-in-words.ts";
import { doubt, type Finding, ok, wrong } from "./finding.ts";

const enoughRoom = 500 * 2 ** 20;

/** Writes a file as the current user to check the folder of `PARVIS_DATA`. */
export async function checkFolder({ folder }: Config["store"]): Promise<Finding> {
  const file = join(folder, `check.${randomBytes(6).toString("hex")}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(file, "", { flag: "wx" });
    await unlink(file);
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize >= enoughRoom) return ok("Dossier", `${folder} : on peut y écrire`);
    return doubt("Dossier", `${folder} : il reste moins de 500 Mo sur ce disque`);
  } catch (error) {
    return wrong("Dossier", `PARVIS_DATA : ${inWords(error) ?? error}`);
  }
}

/** Listens on the port for a moment. A port in use is only a warning: Parvis may be running already. */
export async function checkPort(port: number, host: string): Promise<Finding> {
  const probe = createServer();
  const failure = await new Promise<NodeJS.ErrnoException | null>((tell) => {
    probe.once("error", tell).listen(port, host, () => tell(null));
  });
  if (!failure) await new Promise((closed) => probe.close(closed));
  if (!failure) return ok("Port", `${port} : libre`);
  return (failure.code === "EADDRINUSE" ? doubt : wrong)("Port", inWords(failure) ?? failure.message);
}

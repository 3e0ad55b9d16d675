import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { repeated } from "../support/repeated.ts";
import { parvis, startParvis } from "../support/running-parvis.ts";

const secret = "0123456789abcdef0123456789abcdef";

const postmasterOf = async (folder: string) =>
  Number((await readFile(join(folder, "postgres", "cluster", "postmaster.pid"), "utf8")).split("\n")[0]);

const quiet = { PARVIS_DEMO: "0" };

test("production without its secret stops at once with one clear message", {
  tags: ["repeats"],
}, async () => {
  await using folder = await temporaryFolder();
  const began = performance.now();
  const { code, printed } = await parvis(["serve"], {
    NODE_ENV: "production",
    PARVIS_URL: "https://portail.example",
    PARVIS_DATA: folder.path,
  });
  expect(code).toBe(1);
  expect(printed.trim().split("\n")).toEqual([expect.stringMatching(/^Parvis : PARVIS_SECRET manque/)]);
  expect(performance.now() - began).toBeLessThan(repeated(20_000, 2_000));
});

test("production refuses a role that bypasses row-level security", async () => {
  await using folder = await temporaryFolder();
  const database = await freshDatabase();
  const environment = {
    PARVIS_DATA: folder.path,
    PARVIS_SECRET: secret,
    PARVIS_URL: "https://portail.example",
    NODE_ENV: "production",
    ...quiet,
  };
  const { code, printed } = await parvis(["serve"], { ...environment, DATABASE_URL: database.superuserUrl });
  expect(code).toBe(1);
  expect(printed).toMatch(/« postgres », qui est superutilisateur/);
  await database.close();
});

test("an unreachable database is named in one line, without a stack trace", async () => {
  const database = await freshDatabase();
  const url = database.url.replace(/parvis:[^@]*@/, "parvis:wrong@");
  const { code, printed } = await parvis(["migrate"], { PARVIS_SECRET: secret, DATABASE_URL: url });
  expect(code).toBe(1);
  expect(printed.trim().split("\n")).toEqual([
    expect.stringMatching(/^Parvis : La base refuse ce mot de passe/),
  ]);
  await database.close();
});

test("serve survives a kill -9 of its database; after a kill of serve, the next one finds all data", async () => {
  await using folder = await temporaryFolder();
  const environment = { PARVIS_DATA: folder.path, ...quiet };
  const first = await startParvis(environment);
  const postmaster = await postmasterOf(folder.path);
  process.kill(postmaster, "SIGKILL");
  while ((await postmasterOf(folder.path).catch(() => postmaster)) === postmaster) await delay(50);
  await expect.poll(() => fetch(`${first.url}/npfr`).then(({ status }) => status)).toBe(200);
  await expect
    .poll(() => fetch(`${first.url}/readyz`).then(({ status }) => status), { timeout: 10_000 })
    .toBe(200);
  expect(first.process.exitCode).toBeNull();
  const revived = await postmasterOf(folder.path);
  await first.stop("SIGKILL");
  const second = await startParvis(environment);
  expect(await postmasterOf(folder.path)).toBe(revived);
  const beside = await parvis(["migrate"], environment);
  expect(beside).toMatchObject({ code: 0, printed: expect.stringContaining("à jour") });
  expect(await second.stop("SIGTERM")).toBe(0);
  await expect(postmasterOf(folder.path)).rejects.toThrow(/ENOENT/);
}, 60_000);

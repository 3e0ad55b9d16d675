import { connect, createServer } from "node:net";
import { expect, test, vi } from "vitest";
import { readConfig } from "#config/env.ts";
import { shareDatabase } from "#infra/db/embedded/share-database.ts";
import { seconds } from "#kernel/duration.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { beginParvis, freePort } from "../support/running-parvis.ts";

test("the start waits for a missing database, and says so at once", async () => {
  await using folder = await temporaryFolder();
  const database = await freshDatabase();
  const there = new URL(database.url);
  const port = await freePort();
  const said: string[] = [];
  const warn = vi.spyOn(console, "warn").mockImplementation((line) => void said.push(String(line)));
  const late = new URL(database.url);
  late.host = `127.0.0.1:${port}`;
  const config = readConfig({
    PARVIS_DATA: folder.path,
    DATABASE_URL: late.href,
    PARVIS_SECRET: "0123456789abcdef0123456789abcdef",
  });
  const shared = shareDatabase(config);
  await expect.poll(() => said, { timeout: seconds(2) }).toHaveLength(1);
  expect(said[0]).toMatch(new RegExp(`^Parvis attend la base à 127\\.0\\.0\\.1:${port}`));
  expect(said[0]).not.toContain(there.password || "parvis:");

  const door = createServer((socket) => {
    const onward = connect(Number(there.port), there.hostname);
    socket.on("error", () => onward.destroy()).pipe(onward);
    onward.on("error", () => socket.destroy()).pipe(socket);
  }).listen(port, "127.0.0.1");
  expect((await shared).migrated).toEqual([]);
  expect(said).toHaveLength(1);
  warn.mockRestore();
  door.close();
  await database.close();
});

test("a start that waits for its database stops at once on a signal", async () => {
  await using folder = await temporaryFolder();
  const nowhere = `postgres://parvis:x@127.0.0.1:${await freePort()}/parvis`;
  const environment = {
    PARVIS_DATA: folder.path,
    DATABASE_URL: nowhere,
    PARVIS_SECRET: "0123456789abcdef0123456789abcdef",
  };
  const { child, printed, ended } = beginParvis(["serve"], environment);
  await expect.poll(printed, { timeout: seconds(10) }).toContain("Parvis attend la base");
  const began = performance.now();
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(seconds(5));
  expect(printed().trim().split("\n")).toHaveLength(1);
});

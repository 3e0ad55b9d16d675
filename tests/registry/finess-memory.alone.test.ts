import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { writeFinessPlus } from "../../bench/finess-plus-file.ts";
import { importInProcess } from "../../bench/import-in-process.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { repeated } from "../support/repeated.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

/**
 * Node, the driver and one chunk of the file; 40 MB of JSON read at once would take several times as much.
 */
const enough = 200;
const sizes = repeated([1, 6], [4, 40]);

it("reads FINESS+ one establishment at a time, in memory that does not grow with the file", {
  tags: ["repeats"],
  timeout: 120_000,
}, async () => {
  const peaks: number[] = [];
  for (const megabytes of sizes) {
    const path = join(folder.path, `finess-${megabytes}.json`);
    const establishments = await writeFinessPlus(path, megabytes * 1_000_000);
    const measure = await importInProcess(database.url, path, "sante");
    peaks.push(measure.peak);
    if (megabytes === sizes[0]) expect(measure.added).toBe(establishments);
  }
  const [small = 0, large = 0] = peaks;
  expect(large).toBeLessThan(enough);
  expect(large - small).toBeLessThan(60);
});

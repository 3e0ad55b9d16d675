import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "#config/env.ts";
import { shareDatabase } from "#infra/db/embedded/share-database.ts";
import { writeFinessPlus } from "./finess-plus-file.ts";
import { importInProcess } from "./import-in-process.ts";

/** Time and peak memory of the import of FINESS+ files of 20 and 200 MB. `node bench/import-finess.ts` */

const folder = await mkdtemp(join(tmpdir(), "parvis-bench-"));
const database = await shareDatabase(readConfig({ PARVIS_DATA: folder, PARVIS_DEMO: "0" }));
try {
  for (const megabytes of [20, 200]) {
    const path = join(folder, `finess-${megabytes}.json`);
    const establishments = await writeFinessPlus(path, megabytes * 1_000_000);
    const { size } = await stat(path);
    const { milliseconds, peak, added } = await importInProcess(database.url, path, "sante");
    const [weight, time] = [(size / 1_000_000).toFixed(0), (milliseconds / 1000).toFixed(1)];
    console.log(
      `${weight} MB, ${establishments} establishments: ${added} added, ${time} s, peak ${peak.toFixed(0)} MiB`,
    );
  }
} finally {
  await database.release();
  await rm(folder, { recursive: true, force: true });
}

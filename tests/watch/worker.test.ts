import { expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { startParvis } from "../support/running-parvis.ts";

it("a worker answers probes and metrics on its port, and no page of a space", async () => {
  await using folder = await temporaryFolder();
  const database = await freshDatabase();
  const worker = await startParvis(
    {
      PARVIS_DATA: folder.path,
      PARVIS_SECRET: "0123456789abcdef0123456789abcdef",
      DATABASE_URL: database.url,
    },
    "worker",
  );
  const statuses = ["/healthz", "/readyz", "/metrics", "/npfr", "/_dev/boite-mail"].map(
    async (path) => (await fetch(worker.url + path)).status,
  );
  expect(await Promise.all(statuses)).toEqual([200, 200, 200, 404, 404]);
  expect(await worker.stop()).toBe(0);
  await database.close();
}, 60_000);

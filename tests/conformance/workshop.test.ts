import type { InjectOptions } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readConfig } from "#config/env.ts";
import { openHouse } from "../../src/start/house.ts";
import { createWeb } from "../../src/start/start-web.tsx";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: TestDatabase;
beforeAll(async () => {
  folder = await temporaryFolder();
  database = await freshDatabase();
});
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

/** The status of each request to a Parvis with this environment. */
async function ask(environment: NodeJS.ProcessEnv, requests: readonly InjectOptions[]) {
  const config = readConfig({ PARVIS_DATA: folder.path, ...environment });
  const house = await openHouse(config, database.url);
  house.log.level = "silent";
  const web = createWeb(house);
  const statuses: number[] = [];
  for (const request of requests) statuses.push((await web.inject(request)).statusCode);
  await web.close();
  await house.close();
  return statuses;
}

const mailbox = (headers: Record<string, string>, remoteAddress = "127.0.0.1"): InjectOptions => ({
  url: "/_dev/boite-mail",
  headers,
  remoteAddress,
});

it("answers a browser of this machine, under any of its names", async () => {
  const names = ["localhost:3000", "LOCALHOST", "127.0.0.1:3000", "[::1]:3000"];
  const requests = [
    ...names.map((host) => mailbox({ host })),
    mailbox({ host: "localhost" }, "::1"),
    mailbox({ host: "localhost" }, "::ffff:127.0.0.1"),
  ];
  expect(await ask({}, requests)).toEqual(requests.map(() => 200));
});

it("answers no other peer, host name, or proxy on this machine", async () => {
  const requests = [
    mailbox({ host: "localhost:3000" }, "203.0.113.9"),
    mailbox({ host: "localhost:3000" }, "192.168.1.20"),
    mailbox({ host: "portail.example" }),
    mailbox({ host: "localhost.portail.example" }),
    mailbox({ host: "localhost:3000", "x-forwarded-for": "203.0.113.9" }),
    mailbox({ host: "localhost:3000", "x-forwarded-proto": "https" }),
    mailbox({ host: "localhost:3000", "cf-connecting-ip": "203.0.113.9" }),
    mailbox({ host: "localhost:3000", "x-forwarded-host": "localhost", forwarded: "for=127.0.0.1" }),
  ];
  expect(await ask({}, requests)).toEqual(requests.map(() => 404));
  expect(await ask({ PARVIS_PROXIES: "127.0.0.1" }, requests)).toEqual(requests.map(() => 404));
});

it.each(["", "development", "test"])(
  "does not exist behind a public address, NODE_ENV=%s",
  async (NODE_ENV) => {
    const publicly = { NODE_ENV, PARVIS_URL: "https://portail.example" };
    const requests = ["/_dev/boite-mail", "/_dev/pages", "/_dev/courriers", "/_dev/parcours"].map((url) => ({
      url,
      headers: { host: "localhost:3000" },
    }));
    expect(await ask(publicly, requests)).toEqual(requests.map(() => 404));
  },
);

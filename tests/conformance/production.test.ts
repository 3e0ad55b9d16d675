import Fastify, { type HTTPMethods } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#config/env.ts";
import { localMailbox } from "#infra/mail/local-mailbox.ts";
import { openWorkshop } from "../../src/dev/workshop.ts";
import { type House, openHouse } from "../../src/start/house.ts";
import { createWeb } from "../../src/start/start-web.tsx";
import { contributed } from "../support/contributed.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";

/** Every path of the workshop, taken from its routes, so that a new one is covered. */
const workshop: { method: HTTPMethods; url: string }[] = [];
const shown = Fastify();
shown.addHook("onRoute", ({ method, url }) => {
  for (const one of [method].flat()) workshop.push({ method: one, url });
});
openWorkshop(shown, {
  mailbox: localMailbox("/nowhere"),
  store: "/nowhere",
  contributed,
  staffCodes: async () => [],
});
await shown.ready();
const patterns = [...new Set(workshop.map(({ url }) => url))];
const addresses = ["/_dev", ...patterns.map((pattern) => pattern.replace(/:\w+/g, "x"))];

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: TestDatabase;
let house: House;
let web: ReturnType<typeof createWeb>;
beforeAll(async () => {
  folder = await temporaryFolder();
  database = await freshDatabase();
  const config = readConfig({
    NODE_ENV: "production",
    PARVIS_SECRET: "the secret of the production test",
    PARVIS_DATA: folder.path,
    PARVIS_URL: "https://parvis.example",
    SMTP_URL: "smtp://relay.example:587",
  });
  house = await openHouse(config, database.url);
  house.log.level = "silent";
  web = createWeb(house);
});
afterAll(async () => {
  await web.close();
  await house.close();
  await database.close();
  await folder[Symbol.asyncDispose]();
});

const get = (url: string) => web.inject({ url, headers: { host: "parvis.example" } });

test("every path of the workshop is under /_dev", () => {
  expect(patterns.length).toBeGreaterThan(7);
  for (const address of addresses) expect(address).toMatch(/^\/_dev(\/|$)/);
});

test.each(addresses)("%s does not exist", async (address) => {
  for (const url of [address, `${address}/`, `/npfr${address}`]) {
    expect((await get(url)).statusCode).toBe(404);
    expect((await web.inject({ method: "POST", url })).statusCode).not.toBeLessThan(400);
  }
});

test.each(workshop)("no route answers $method $url", (route) => {
  expect(web.hasRoute(route)).toBe(false);
});

test("the demonstration is not loaded", () => {
  expect(house.config.house.demonstration).toBe(false);
});

test("a page works, and its cookie is sent over https only", async () => {
  const answer = await get("/npfr/connexion");
  expect(answer.statusCode).toBe(200);
  expect(answer.headers["strict-transport-security"]).toMatch(/^max-age=\d{8}/);
  expect(answer.cookies.length).toBeGreaterThan(0);
  for (const cookie of answer.cookies) {
    expect(cookie.name).toMatch(/^__Host-parvis-npfr-/);
    expect(cookie).toMatchObject({ secure: true, httpOnly: true, path: "/", sameSite: "Lax" });
  }
});

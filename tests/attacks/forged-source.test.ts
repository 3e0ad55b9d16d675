import { randomBytes, randomInt } from "node:crypto";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "#config/env.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { type House, openHouse } from "../../src/start/house.ts";
import { createWeb } from "../../src/start/start-web.tsx";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";
import { activePerson, usualPassword } from "../support/persons.ts";
import { repeated } from "../support/repeated.ts";

/** The accounts of one source in an hour, and all its tries. */
const most = repeated(5, npfr.policy.limits.subjectsPerSourceAndHour);
const tries = repeated(20, 100);

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: TestDatabase;
const houses: House[] = [];
const webs: ReturnType<typeof createWeb>[] = [];
beforeAll(async () => {
  npfr.policy.limits = { ...npfr.policy.limits, subjectsPerSourceAndHour: most };
  folder = await temporaryFolder();
  database = await freshDatabase();
});
afterAll(async () => {
  await Promise.all(webs.map((web) => web.close()));
  await Promise.all(houses.map((house) => house.close()));
  await database.close();
  await folder[Symbol.asyncDispose]();
});

/** Parvis with or without these proxies. Peers are simulated: a test has only one real address. */
async function open(proxies: string) {
  const config = readConfig({
    PARVIS_DATA: folder.path,
    PARVIS_URL: "http://127.0.0.1:3000",
    ...(proxies && { PARVIS_PROXIES: proxies }),
  });
  const house = await openHouse(config, database.url);
  house.log.level = "silent";
  const written: string[] = [];
  const web = createWeb({ ...house, log: pino({}, { write: (line: string) => void written.push(line) }) });
  houses.push(house);
  webs.push(web);
  const ctx = house.contextOf("npfr");
  const post = async (peer: string, headers: Record<string, string>, email: string, password: string) => {
    const page = await web.inject({ url: path, remoteAddress: peer, headers });
    const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? "";
    const cookie = page.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const type = { "content-type": "application/x-www-form-urlencoded" };
    return web.inject({
      method: "POST",
      url: path,
      remoteAddress: peer,
      headers: { ...headers, ...type, cookie, origin: "http://127.0.0.1:3000" },
      payload: new URLSearchParams({ _csrf: token, email, password }).toString(),
    });
  };
  const answered = () => written.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "answered");
  const sources = () => new Set(answered().map(({ source }) => source));
  return { ctx, post, sources };
}

const path = "/npfr/connexion";
const anyIPv4 = () => Array.from(randomBytes(4)).join(".");
const anyOf = <T>(things: readonly [T, ...T[]]) => things[randomInt(things.length)] as T;

/** The headers an attacker forges; our last proxy adds the address it saw. */
const forged = (seen?: string) => {
  const claim = anyOf([
    anyIPv4(),
    "127.0.0.1",
    "::1",
    "10.0.0.1",
    "unknown",
    "' or 1=1 --",
    `${anyIPv4()}, ${anyIPv4()}`,
  ]);
  return {
    "x-forwarded-for": seen ? `${claim}, ${seen}` : claim,
    forwarded: `for=${anyIPv4()};by=${anyIPv4()}`,
    "x-real-ip": anyIPv4(),
    "x-client-ip": anyIPv4(),
    "true-client-ip": anyIPv4(),
    "cf-connecting-ip": anyIPv4(),
  };
};

type Asking = { peer: string; headers: Record<string, string> };
type Way = { proxies: string; source: string; ask(): Asking; elsewhere: Asking };

const inNetwork = () =>
  `2001:db8:7:1:${randomBytes(8)
    .toString("hex")
    .replace(/(.{4})(?!$)/g, "$1:")}`;
const proxy = "192.0.2.1";

const ways: Record<string, Way> = {
  "by random headers, before us": {
    proxies: "",
    source: "203.0.113.9",
    ask: () => ({ peer: "203.0.113.9", headers: forged() }),
    elsewhere: { peer: "203.0.113.10", headers: {} },
  },
  "by random headers, behind one proxy": {
    proxies: proxy,
    source: "198.51.100.9",
    ask: () => ({ peer: proxy, headers: forged("198.51.100.9") }),
    elsewhere: { peer: proxy, headers: { "x-forwarded-for": "198.51.100.10" } },
  },
  "that a proxy of this machine writes unreadably": {
    proxies: "127.0.0.1",
    source: "0.0.0.0",
    ask: () => ({ peer: "127.0.0.1", headers: forged(`unix:${randomInt(1000)}`) }),
    elsewhere: { peer: "127.0.0.1", headers: { "x-forwarded-for": "198.51.100.10" } },
  },
  "by random headers, past the proxy": {
    proxies: proxy,
    source: "203.0.113.20",
    ask: () => ({ peer: "203.0.113.20", headers: forged(anyIPv4()) }),
    elsewhere: { peer: "203.0.113.21", headers: {} },
  },
  "by an address of one's /64 for each try": {
    proxies: "",
    source: "2001:db8:7:1::/64",
    ask: () => ({ peer: inNetwork(), headers: forged() }),
    elsewhere: { peer: "2001:db8:7:2::1", headers: {} },
  },
  "by an address of one's /64 for each try, behind one proxy": {
    proxies: proxy,
    source: "2001:db8:7:1::/64",
    ask: () => ({ peer: proxy, headers: forged(inNetwork()) }),
    elsewhere: { peer: proxy, headers: { "x-forwarded-for": "2001:db8:7:2::1" } },
  },
};

describe.each(Object.entries(ways))("LOG-05: a source that claims to be another, %s", (name, way) => {
  it(`is limited to ${most} accounts an hour like any other, and is logged`, {
    tags: ["repeats"],
    timeout: 60_000,
  }, async () => {
    const { ctx, post, sources } = await open(way.proxies);
    await ctx.db.inTransaction((trx) => trx.deleteFrom("source_failure").execute());
    const type = (index: number) => {
      const { peer, headers } = way.ask();
      return post(peer, headers, `essai-${index}-${name.length}@boite.example`, "Mutuelle2026!");
    };
    const statuses: number[] = [];
    for (let index = 0; index < most; index += 1) statuses.push((await type(index)).statusCode);
    expect(statuses).toEqual(statuses.map(() => 401));
    const late = await Promise.all(Array.from({ length: tries - most }, (_, index) => type(most + index)));
    expect(new Set(late.map(({ statusCode }) => statusCode))).toEqual(new Set([429]));
    expect(sources()).toEqual(new Set([way.source]));
    const rows = await ctx.db.inTransaction((trx) =>
      trx.selectFrom("source_failure").select("source").distinct().execute(),
    );
    expect(rows).toEqual([{ source: way.source }]);

    const { email } = await activePerson(ctx);
    const { peer, headers } = way.ask();
    expect((await post(peer, headers, email, usualPassword)).statusCode).toBe(429);
    const other = await post(way.elsewhere.peer, way.elsewhere.headers, email, usualPassword);
    expect(other.headers.location).toBe("/npfr/espace");
  });
});

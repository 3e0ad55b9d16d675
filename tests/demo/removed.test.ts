import { stat } from "node:fs/promises";
import type { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readConfig } from "#config/env.ts";
import { chosenBy } from "#demo/load/cast.ts";
import { demonstrationFolder } from "#demo/places.ts";
import { enter } from "#journeys/sign-in/sign-in.actions.ts";
import { casts } from "../../demo/casts.ts";
import { type House, openHouse } from "../../src/start/house.ts";
import { createWeb } from "../../src/start/start-web.tsx";
import { fourth } from "../spaces/fourth/space.ts";
import { asSuperuser } from "../support/database-server.ts";
import { activePerson, type Person } from "../support/persons.ts";
import { parvis } from "../support/running-parvis.ts";
import { type Demonstrated, openDemonstrated } from "./demonstrated.ts";

let demo: Demonstrated;
let real: Person;
let production: Record<string, string>;
beforeAll(async () => {
  demo = await openDemonstrated();
  real = await activePerson(demo.house.contextOf("npfr"));
  production = {
    NODE_ENV: "production",
    PARVIS_URL: "https://portail.example",
    PARVIS_DATA: demo.folder,
    PARVIS_SECRET: demo.house.config.house.secret,
    DATABASE_URL: demo.database.url,
    SMTP_URL: "smtps://mail.example",
    SMS_URL: "ssmpp://sms.example",
  };
}, 90_000);
afterAll(() => demo.close());

const asOwner = <T>(work: (client: Client) => Promise<T>) => asSuperuser(demo.database.superuserUrl, work);

const start = (): Promise<House> => openHouse(readConfig(production), demo.database.url);

/** Every table with rows of people, found in the schema, and its number of demonstration rows. */
async function rowsOfPeople(demonstration: boolean): Promise<Record<string, number>> {
  return asOwner(async (client) => {
    const { rows: tables } = await client.query<{ name: string; about: string }>(`
      select table_name as name, column_name as about from information_schema.columns
      where table_schema = 'public' and column_name in ('holder_id', 'account_id')`);
    const persons = `select id from holder where demonstration = ${demonstration}`;
    const counts: Record<string, number> = {};
    for (const { name, about } of [...tables, { name: "holder", about: "id" }]) {
      const ids = about === "account_id" ? `select id from account where holder_id in (${persons})` : persons;
      const { rows } = await client.query(
        `select count(*)::int as n from ${name} where ${about} in (${ids})`,
      );
      counts[`${name}.${about}`] = rows[0].n;
    }
    return counts;
  });
}

it("marks every person of the demonstration, and nobody else", async () => {
  expect((await rowsOfPeople(true))["holder.id"]).toBeGreaterThan(90);
  expect((await rowsOfPeople(false))["holder.id"]).toBe(1);
});

it("stops production from starting, and names the command to remove it", async () => {
  const { code, printed } = await parvis(["worker"], production);
  expect(printed.trim().split("\n").at(-1)).toMatch(
    /^Parvis : Cette base contient la démonstration .*parvis demo --remove$/,
  );
  expect(code).toBe(1);
});

it("does not start with a public address outside production either", async () => {
  const { NODE_ENV: _, ...elsewhere } = production;
  const opening = openHouse(readConfig(elsewhere), demo.database.url);
  await expect(opening).rejects.toThrow("Cette base contient la démonstration");
});

it("is found when an installation's own portals replace the samples", async () => {
  const opening = openHouse(readConfig(production), demo.database.url, [fourth]);
  await expect(opening).rejects.toThrow("Cette base contient la démonstration (portail npfr)");
});

it("is recognised when loaded before persons were marked", async () => {
  await asOwner((client) => client.query("update holder set demonstration = false"));
  await expect(start()).rejects.toThrow("Cette base contient la démonstration");
  const { printed } = await parvis(["demo"], production);
  expect(printed).toMatch(/^npfr : 50 personnes .*\nadherent : 36 personnes .*\nsante : 12 personnes /);
});

it("is removed by a command, with every row of its people, and nothing else", async () => {
  await asOwner((client) => client.query("update holder set demonstration = (number <> $1)", [real.number]));
  // As a module would: the command finds its table in the schema.
  await asOwner((client) =>
    client.query(`create table of_a_module (space_id text, holder_id uuid,
        foreign key (space_id, holder_id) references holder (space_id, id));
      alter table of_a_module owner to parvis;
      insert into of_a_module select space_id, id from holder`),
  );
  const others = await rowsOfPeople(false);
  const { code, printed } = await parvis(["demo", "--remove"], production);
  expect(code, printed).toBe(0);
  expect(printed).toMatch(/^npfr : 50 personnes, \d+ comptes, \d+ messages, \d+ courriers .* retirés$/m);
  expect(Object.values(await rowsOfPeople(true)).filter((rows) => rows > 0)).toEqual([]);
  expect(await rowsOfPeople(false)).toEqual(others);
  expect(others["letter.holder_id"]).toBeGreaterThan(0);
  await expect(stat(demonstrationFolder(demo.folder))).rejects.toThrow("ENOENT");
  expect((await asOwner((client) => client.query("select from letter_batch"))).rowCount).toBe(0);
  expect((await asOwner((client) => client.query("select from journey"))).rowCount).toBe(0);
});

it("removed, leaves a production that starts, where its passwords no longer work and real ones do", async () => {
  const house = await start();
  house.log.level = "silent";
  const web = createWeb(house);
  expect((await web.inject("/readyz")).statusCode).toBe(200);
  const visitor = { source: "203.0.113.9", browser: "Firefox sur Windows" };
  for (const { space, persons } of casts)
    for (const person of persons) {
      const chosen = chosenBy(person);
      const ctx = house.contextOf(space);
      const byEmail = chosen && ctx.space.policy.signIn.by === "email" && "email" in chosen;
      const login = byEmail ? { email: chosen.email } : { number: person.number };
      if (chosen)
        expect(
          await enter(ctx, { visitor, knownBrowser: null, mayPass: true }, login, chosen.password),
        ).toMatchObject({ ok: false });
    }
  const { email, password } = real;
  expect(
    await enter(house.contextOf("npfr"), { visitor, knownBrowser: null, mayPass: true }, { email }, password),
  ).toMatchObject({
    ok: true,
  });
  await web.close();
  await house.close();
});

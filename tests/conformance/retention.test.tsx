import { render } from "preact-render-to-string";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Duration } from "#kernel/duration.ts";
import { PrivacyPage } from "#modules/public/pages/privacy-page.tsx";
import { spaces } from "#spaces/index.ts";
import { contributed } from "../support/contributed.ts";
import { activePerson } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { samples } from "./retention-samples.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ worker: false, space: "adherent" });
});
afterAll(() => house.close());

const cleaned = contributed.retention.flatMap(({ name, cleanUp }) => (cleanUp ? [{ name, cleanUp }] : []));

it("has a sample of every retention, and of nothing else", () => {
  expect(Object.keys(samples).sort()).toEqual(cleaned.map(({ name }) => name).sort());
});

describe.each(cleaned)("the clean-up of: $name", ({ name, cleanUp }) => {
  it("keeps younger rows, deletes old ones, and counts them", async () => {
    const sample = samples[name];
    if (!sample) throw new Error(`give the retention "${name}" a sample`);
    const whose = await activePerson(house.ctx);
    const { db, space } = house.ctx;
    const left = () =>
      db.inTransaction(async (trx) => (await sample.left(whose).execute(trx)).rows[0]?.left ?? 0);
    await db.inTransaction(async (trx) => {
      for (const statement of sample.plant) await statement(whose).execute(trx);
    });
    const planted = await left();
    expect(planted).toBeGreaterThan(0);

    await travel(house.database, sample.kept);
    await db.inTransaction((trx) => cleanUp(trx, space));
    expect(await left()).toBe(planted);

    if ("gone" in sample) await travel(house.database, (sample.gone - sample.kept) as Duration);
    else await db.inTransaction((trx) => sample.ended(whose).execute(trx));
    expect(await db.inTransaction((trx) => cleanUp(trx, space))).toBeGreaterThanOrEqual(planted);
    expect(await left()).toBe(0);
  });
});

describe.each(spaces)("the privacy page of $id", (space) => {
  const page = render(<PrivacyPage space={space} retention={contributed.retention} />);
  const lines = contributed.retention.flatMap((retention) => {
    const kept = retention.kept(space);
    return kept ? [{ retention, cells: kept }] : [];
  });

  it("has a line for each retention, and no other line", () => {
    const said = [...page.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, words]) => words);
    expect(said.length).toBeGreaterThan(20);
    expect(said.sort()).toEqual(lines.flatMap(({ cells }) => cells).sort());
  });

  it("has no line for data that is not about a person", () => {
    expect(lines.filter(({ retention }) => retention.chapter === "nobody")).toEqual([]);
  });
});

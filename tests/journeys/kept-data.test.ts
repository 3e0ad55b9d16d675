import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { env } from "../attacks/sign-ins.ts";
import { stand } from "../attacks/standing.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

const place = { kind: "link-recovery", state: "mail_sent" };
const kept = { email: "jeanne@example.test", visitor: { source: "192.0.2.1", browser: "Firefox" } };
const page = "/npfr/mot-de-passe-oublie/mail";

describe("the data of a journey is read by the schema of its state", () => {
  let house: RunningHouse;
  beforeAll(async () => {
    house = await runHouse({ space: "npfr", env });
  });
  afterAll(() => house.close());

  /** A browser in the journey, whose row has that data. */
  const standing = async (data: unknown) => {
    const { browser, id, secret } = await stand(house, house.ctx, place, data);
    browser.cookies.set(`parvis-npfr-journey-${place.kind}`, `${id}.${secret}`);
    return { browser, id };
  };

  it("shows the page of a state whose data fits", async () => {
    const { browser } = await standing(kept);
    expect((await browser.get(page)).status).toBe(200);
  });

  it.each([
    ["lacks a field", { email: kept.email }],
    ["has a field of another type", { ...kept, email: 7 }],
    ["is nothing", null],
    ["is a list", []],
  ])("starts again when the data %s", async (_, data) => {
    const { browser } = await standing(data);
    const { status, location } = await browser.get(page);
    expect([status, location]).toEqual([303, "/npfr/mot-de-passe-oublie"]);
  });

  it("starts again when another version of Parvis wrote the row", async () => {
    const { browser, id } = await standing(kept);
    await house.ctx.db.inTransaction((trx) =>
      sql`update journey set data_version = 2 where id = ${id}`.execute(trx),
    );
    expect((await browser.get(page)).location).toBe("/npfr/mot-de-passe-oublie");
    expect((await browser.post(page, { choice: "resend" })).status).toBe(410);
  });
});

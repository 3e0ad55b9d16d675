import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { judgeCaptcha } from "#captcha/captcha.actions.ts";
import { type CaptchaForm, writeToken } from "#captcha/token.ts";
import { connect } from "#infra/db/connect.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import { minutes, seconds } from "#kernel/duration.ts";
import { type ChallengeId, newId, type SpaceId } from "#kernel/ids.ts";
import { cleanUp } from "../../src/start/clean-up.ts";
import { Browser } from "../support/browser.ts";
import { repeated } from "../support/repeated.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { type CaptchaFields, placeOf, solveCaptcha } from "../support/solve-captcha.ts";
import { travel } from "../support/travel.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ instances: 2, space: "adherent", worker: false });
});
afterAll(() => house.close());

const path = "/adherent/connexion";
const visitorCookie = "parvis-adherent-visitor";
let count = 0;
function someone() {
  count += 1;
  return { number: `66${String(count).padStart(4, "0")}`, password: "faux" };
}
const many = (times: number) => Array.from({ length: times }, (_, index) => index);

let browser: Browser;
beforeEach(() => {
  browser = new Browser(house.origin);
});

const solve = (by = browser) => solveCaptcha(house.ctx.keys, by, path);

/** The status of a post, and the passwords it had checked. */
async function attempt(fields: Record<string, string>, by = browser) {
  const before = house.verifications();
  const { status } = await by.post(path, { ...someone(), ...fields });
  return { status, judged: house.verifications() - before };
}
const refused = { status: 400, judged: 0 };
const judged = { status: 401, judged: 1 };

/** A valid challenge, with some values overridden, and its right answer. */
async function challengeWith(told: {
  space?: string;
  form?: string;
  age?: number;
  visitor?: string;
}): Promise<CaptchaFields> {
  await browser.get(path);
  const space = (told.space ?? "adherent") as SpaceId;
  const visitor = told.visitor ?? browser.cookies.get(visitorCookie) ?? "";
  const token = writeToken(
    house.ctx.keys,
    { space, visitor },
    {
      id: newId<ChallengeId>(),
      form: (told.form ?? "sign-in") as CaptchaForm,
      issuedAt: Date.now() - (told.age ?? 0),
    },
  );
  const place = placeOf(house.ctx.keys, { token, space: "adherent" as SpaceId });
  return { captcha: token, captcha_choice: String(place), captcha_proof: "" };
}

describe("LOG-12: a replayed solution", () => {
  it("is accepted once in 20 successive posts", async () => {
    const solved = await solve();
    const outcomes = [];
    for (const _ of many(20)) outcomes.push(await attempt(solved));
    expect(outcomes).toEqual([judged, ...many(19).map(() => refused)]);
  });

  it("is accepted once in 20 concurrent posts on two instances, each time", {
    tags: ["repeats"],
  }, async () => {
    for (const _ of many(repeated(3, 10))) {
      const solved = await solve();
      const before = house.verifications();
      const answers = await Promise.all(
        many(20).map((index) =>
          browser.copy(house.origins[index % 2]).post(path, { ...someone(), ...solved }),
        ),
      );
      expect(house.verifications() - before).toBe(1);
      expect(answers.filter(({ status }) => status === 400)).toHaveLength(19);
    }
  });

  it("is spent by a wrong or empty answer", async () => {
    for (const captcha_choice of ["wrong", ""]) {
      const solved = await solve();
      const other = captcha_choice && String((Number(solved.captcha_choice) % 6) + 1);
      expect(await attempt({ ...solved, captcha_choice: other })).toEqual(refused);
      expect(await attempt(solved)).toEqual(refused);
    }
  });
});

describe("LOG-13: one solved challenge", () => {
  it("opens one post of many", { tags: ["repeats"] }, async () => {
    const solved = await solve();
    expect(await attempt(solved)).toEqual(judged);
    for (const _ of many(repeated(9, 49))) expect(await attempt({})).toEqual(refused);
  });

  it("does not lift the lock: with every challenge solved, 3 passwords are checked", async () => {
    const person = someone();
    const before = house.verifications();
    const outcomes = [];
    for (const _ of many(8))
      outcomes.push((await browser.post(path, { ...person, ...(await solve()) })).status);
    expect(outcomes).toEqual([401, 401, ...many(6).map(() => 429)]);
    expect(house.verifications() - before).toBe(3);
  });
});

describe("LOG-14: an invalid answer", () => {
  it.each<[string, (solved: CaptchaFields) => Record<string, string>]>([
    ["nothing", () => ({})],
    ["empty fields", () => ({ captcha: "", captcha_choice: "", captcha_proof: "" })],
    ["a challenge without a choice", ({ captcha }) => ({ captcha })],
    ["a choice without its challenge", ({ captcha_choice }) => ({ captcha_choice })],
    ["an array of challenges", ({ captcha, ...others }) => ({ ...others, "captcha[]": captcha })],
    ["an array of choices", ({ captcha }) => ({ captcha, "captcha_choice[]": "1" })],
    ["an object", ({ captcha, ...others }) => ({ ...others, "captcha[token]": captcha })],
    ["every place at once", (solved) => ({ ...solved, captcha_choice: "123456" })],
    ["a place that is not there", (solved) => ({ ...solved, captcha_choice: "7" })],
    [
      "the place with a zero before it",
      (solved) => ({ ...solved, captcha_choice: `0${solved.captcha_choice}` }),
    ],
    [
      "another id in the token",
      ({ captcha, ...others }) => ({ ...others, captcha: captcha.replace(/^.{8}/, "00000000") }),
    ],
    [
      "a later time in the token",
      ({ captcha, ...others }) => ({ ...others, captcha: captcha.replace(/\.(\w{8})\./, ".zzzzzzzz.") }),
    ],
    ["a cut seal", ({ captcha, ...others }) => ({ ...others, captcha: captcha.slice(0, -1) })],
    ["a very long token", ({ captcha, ...others }) => ({ ...others, captcha: captcha.repeat(50) })],
  ])("%s: is refused, and no password is checked", async (_, fields) => {
    expect(await attempt(fields(await solve()))).toEqual(refused);
  });

  it("refuses the challenge of another visitor, who can still use it", async () => {
    const other = new Browser(house.origin);
    const solved = await solve(other);
    await browser.get(path);
    expect(await attempt(solved)).toEqual(refused);
    expect(await attempt(solved, other)).toEqual(judged);
  });

  it("refuses the challenge of another space or another form", async () => {
    expect(await attempt(await challengeWith({}))).toEqual(judged);
    expect(await attempt(await challengeWith({ space: "npfr" }))).toEqual(refused);
    expect(await attempt(await challengeWith({ form: "recovery" }))).toEqual(refused);
    expect(await attempt(await challengeWith({ visitor: "somebody" }))).toEqual(refused);
  });

  it("refuses a challenge older than ten minutes by the database clock", async () => {
    expect(await attempt(await challengeWith({ age: minutes(10) - seconds(5) }))).toEqual(judged);
    expect(await attempt(await challengeWith({ age: minutes(10) + seconds(1) }))).toEqual(refused);
  });

  it("serves neither picture nor work for a challenge that expired long ago", async () => {
    const asked = async (age: number) => {
      const home = `/adherent/anti-robot/${(await challengeWith({ age })).captcha}`;
      return [(await browser.get(`${home}/1`)).status, (await browser.get(`${home}/preuve`)).status];
    };
    expect(await asked(minutes(19))).toEqual([200, 200]);
    expect(await asked(minutes(20) + seconds(1))).toEqual([404, 404]);
  });

  it("refuses every challenge while the database is down", async () => {
    const solved = await solve();
    const away = connect("postgres://nobody@127.0.0.1:1/nothing");
    const ctx = { ...house.ctx, db: spaceDb(away.db, house.ctx.space.id) };
    const visitor = browser.cookies.get(visitorCookie) ?? "";
    await expect(judgeCaptcha(ctx, visitor, "sign-in", solved)).rejects.toThrow();
    await away.close();
  });
});

describe("the record of spent challenges", () => {
  it("is written only after an answer, and deleted once the challenge has expired", async () => {
    const spent = () =>
      house.ctx.db.inTransaction((trx) => trx.selectFrom("spent_challenge").select("id").execute());
    const before = (await spent()).length;
    await browser.get(path);
    expect(await spent()).toHaveLength(before);
    await attempt(await solve());
    expect(await spent()).toHaveLength(before + 1);
    await cleanUp(house.ctx);
    expect((await spent()).length).toBeGreaterThan(0);
    await travel(house.database, minutes(11));
    await cleanUp(house.ctx);
    expect(await spent()).toEqual([]);
  });

  it("loses expired rows each time a challenge is spent, before the nightly clean-up", async () => {
    const spent = () =>
      house.ctx.db.inTransaction((trx) => trx.selectFrom("spent_challenge").select("id").execute());
    for (const _ of many(5)) await attempt(await solve());
    await travel(house.database, minutes(11));
    await attempt(await solve());
    expect(await spent()).toHaveLength(1);
  });
});

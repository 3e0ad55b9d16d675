import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hours } from "#kernel/duration.ts";
import { spaces } from "#spaces/index.ts";
import { sante } from "#spaces/sante/space.ts";
import type { Space } from "#spaces/space.ts";
import { establishment, nextNumber } from "../journeys/enrolments.ts";
import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { solveCaptcha } from "../support/solve-captcha.ts";
import { travel } from "../support/travel.ts";
import { withinOneHour } from "../support/within-one-hour.ts";

const enough = 60;
const { policy } = sante;
const guarded: Space = {
  ...sante,
  id: "gardes" as Space["id"],
  policy: { ...policy, limits: { ...policy.limits, subjectsPerHour: enough } },
};
const door = "/gardes/connexion";
const robot = "montrer que vous n’êtes pas un robot|Anti-robot";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({
    space: guarded.id,
    extraSpaces: [guarded],
    instances: 2,
    env: { PARVIS_PROXIES: "127.0.0.1" },
  });
});
afterAll(() => house.close());

const from = (index: number) =>
  new Browser(house.origins[index % 2] ?? house.origin, { "x-forwarded-for": `198.51.100.${index % 250}` });

/** The same password on that many numbers, a few from each source, on both instances in turn. */
async function spray(numbers: number, first: number) {
  const tries = Array.from({ length: numbers }, (_, index) => async () => {
    const answer = await from(first + index).post(door, { number: nextNumber(), password: "Mutuelle2026!" });
    return answer.status;
  });
  const statuses: number[] = [];
  for (let begun = 0; begun < tries.length; begun += 10)
    statuses.push(...(await Promise.all(tries.slice(begun, begun + 10).map((one) => one()))));
  return statuses;
}

const asksRobot = async (browser: Browser) => new RegExp(robot).test((await browser.get(door)).text);
const alarms = async () => {
  const mails = await house.mailsTo(policy.mail.replyTo);
  return mails.filter(({ subject }) => subject === "Trop de connexions échouent").length;
};

describe("one password on many people, from many sources (LOG-09)", () => {
  it("triggers the anti-robot within the hourly budget in every built-in space", () => {
    for (const { policy: ours } of spaces) expect(ours.limits.subjectsPerHour).toBeLessThanOrEqual(500);
  });

  it("triggers the anti-robot for strangers and alerts staff once, while members sign in", async () => {
    await withinOneHour();
    const [member, stranger] = [await establishment(house, { account: "open" }), from(200)];
    const home = from(201);
    await home.post(door, { number: member.number, password: usualPassword });
    expect((await home.get("/gardes/espace")).status).toBe(200);
    await home.post("/gardes/deconnexion");

    expect(await asksRobot(stranger)).toBe(false);
    expect(new Set(await spray(enough, 0))).toEqual(new Set([401]));
    expect(await asksRobot(stranger)).toBe(true);
    const judged = house.verifications();
    expect(new Set(await spray(20, 60))).toEqual(new Set([400]));
    expect(house.verifications()).toBe(judged);
    expect(await alarms()).toBe(1);

    // A known browser gets no challenge; a member in a new browser does.
    expect(await asksRobot(home)).toBe(false);
    const back = await home.post(door, { number: member.number, password: usualPassword });
    expect(back.location).toBe("/gardes/espace");
    const fresh = from(202);
    const solved = await solveCaptcha(house.ctx.keys, fresh, door);
    const entered = await fresh.post(door, { number: member.number, password: usualPassword, ...solved });
    expect(entered.location).toBe("/gardes/espace");
    // A known browser is no exemption for another's number.
    const other = await establishment(house, { account: "open" });
    const misused = await home.post(door, { number: other.number, password: "Mutuelle2026!" });
    expect(misused.status).toBe(400);

    await travel(house.database, hours(1));
    expect(await asksRobot(from(203))).toBe(false);
  });
});

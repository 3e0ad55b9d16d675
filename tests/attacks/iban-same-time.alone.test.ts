import { afterAll, beforeAll, it } from "vitest";
import { establishment, nextNumber, prove, rightTail, wrongTail } from "../journeys/enrolments.ts";
import { Browser } from "../support/browser.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { expectSameTime, twoEach } from "./interleaved.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ costlyHashes: true, space: "sante", worker: false });
});
afterAll(() => house.close());

it("ACT-04: a wrong end of IBAN is refused in the same time for known and unknown numbers", {
  tags: ["repeats"],
  timeout: 200_000,
}, async () => {
  const browser = new Browser(house.origin);
  const tries = (tail: string, number: () => Promise<string>) => {
    const next = twoEach(number);
    return async (index: number) => {
      // Not timed: the hourly budget is emptied, so that it refuses no try.
      await house.ctx.db.inTransaction((trx) => trx.deleteFrom("budget").execute());
      return { number: await next(index), tail };
    };
  };
  await expectSameTime(
    60,
    {
      unknown: tries(wrongTail, async () => nextNumber()),
      wrong: tries(wrongTail, async () => (await establishment(house)).number),
      withoutIban: tries(wrongTail, async () => (await establishment(house, { hasIban: false })).number),
      active: tries(rightTail, async () => (await establishment(house, { account: "open" })).number),
    },
    ({ number, tail }) => prove(browser, number, tail),
  );
});

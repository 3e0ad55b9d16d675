import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { spaces } from "#spaces/index.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { placesOf, statesOf, stepsOf } from "./places.ts";
import { cookieOf, keptIn, standAt } from "./standing.ts";

/** Empty values for every field that a step reads. */
const nothing = { choice: "none", number: "", email: "", password: "", code: "" };

describe.each(spaces)("the journeys of $id", (space) => {
  const steps = stepsOf(space);
  let house: RunningHouse;
  let kept: Record<string, unknown>;
  beforeAll(async () => {
    house = await runHouse({ worker: false, space: space.id });
    const finished = statesOf(space).map(({ kind, state }) => [`${kind}.${state}`, null]);
    kept = { ...Object.fromEntries(finished), ...(await keptIn(space, house.ctx)) };
  });
  afterAll(() => house.close());

  it("include states without a page", () => {
    expect(statesOf(space).length).toBeGreaterThan(placesOf(space).length);
  });

  describe.each(statesOf(space))("a browser whose row of $kind is in $state", (stood) => {
    it("opens and posts every step without a server error", async () => {
      const asks = steps.flatMap(
        ({ path }) =>
          [
            { path, method: "get" },
            { path, method: "post" },
          ] as const,
      );
      const failed = asks.map(async ({ path, method }) => {
        const { id, secret, browser } = await standAt(house, stood, kept);
        browser.cookies.set(cookieOf(space, stood.kind), `${id}.${secret}`);
        const { status } = method === "get" ? await browser.get(path) : await browser.post(path, nothing);
        return status >= 500 ? [`${method} ${path} ${status}`] : [];
      });
      expect((await Promise.all(failed)).flat()).toEqual([]);
    });
  });
});

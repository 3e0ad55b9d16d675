import { afterAll, beforeAll, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ worker: false });
});
afterAll(() => house.close());

it("serves an icon, a robots.txt that allows every path, and a page to change a password", async () => {
  const machine = new Browser(house.origin);
  const icon = await machine.get("/favicon.ico");
  expect(icon.location).toMatch(/^\/assets\/favicon[\w.-]*\.svg$/);
  const robots = await machine.get("/robots.txt");
  expect([robots.status, robots.text]).toEqual([200, "User-agent: *\nAllow: /\n"]);
  const change = await machine.visit("/.well-known/change-password");
  for (const slug of ["npfr", "sante", "adherent"]) expect(change.text).toContain(`href="/${slug}`);
});

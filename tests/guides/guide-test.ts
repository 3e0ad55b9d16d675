import { test as base, type ConsoleMessage } from "@playwright/test";
import type { Establishment } from "./establishments.ts";
import { type GuideHouse, openGuideHouse, type Person } from "./house.ts";
import type { Member } from "./members.ts";

type Worker = { house: GuideHouse };
type Each = { person: Person; member: Member; establishment: Establishment; quiet: undefined };

/** A browser test against a real Parvis; a console error or a call to another origin fails it. */
export const test = base.extend<Each, Worker>({
  house: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const house = await openGuideHouse();
      await use(house);
      await house.close();
    },
    { scope: "worker", timeout: 240_000 },
  ],
  baseURL: ({ house }, use) => use(house.url),
  person: ({ house }, use) => use(house.nextPerson()),
  member: ({ house }, use) => use(house.nextMember()),
  establishment: ({ house }, use) => use(house.nextEstablishment()),
  quiet: [
    async ({ context, house }, use) => {
      const complaints: string[] = [];
      context.on("console", (message) => {
        if (isComplaint(message)) complaints.push(`${message.type()}: ${message.text()}`);
      });
      context.on("weberror", (error) => complaints.push(String(error.error())));
      context.on("request", (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith("http") && origin !== house.url) complaints.push(`left for ${request.url()}`);
      });
      await use(undefined);
      base.expect(complaints, "the browser has nothing to complain about").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";

/** Chromium reports a page with a 4xx status; the tests expect that page, a form sent back. */
const isComplaint = (message: ConsoleMessage) =>
  ["error", "warning"].includes(message.type()) &&
  !(
    /status of 4\d\d/.test(message.text()) && !new URL(message.location().url).pathname.startsWith("/assets/")
  );

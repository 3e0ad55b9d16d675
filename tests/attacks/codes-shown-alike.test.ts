import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { door as codesDoor } from "../journeys/codes.ts";
import { establishment, nextNumber, prove, rightTail, wrongTail } from "../journeys/enrolments.ts";
import { door as resetDoor } from "../journeys/resets.ts";
import { type Answer, Browser } from "../support/browser.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { bytesOf, env } from "./sign-ins.ts";
import { everySpace, type InSpace, inSpace, newPassword } from "./three-spaces.ts";

type Named = { number: string; email: string };

const here = { "x-forwarded-for": "203.0.113.9" };
const proxied = { ...env, PARVIS_PROXIES: "127.0.0.1" };

/** A page without the parts that depend on the name typed. */
const bare = (answer: Answer, { number, email }: Named) =>
  bytesOf(answer, number)
    .replaceAll(email.replaceAll(number, "#"), "@")
    .replace(/[^\s<>]••••@[^\s<>]••••\.[a-z]+/g, "@")
    .replace(/\d\d(?:\s••){3}\s\d\d/g, "0")
    .replace(/^content-length: .*$/gm, "");

const unlike = (number: string) => `9${number.slice(1)}`;

describe.each(everySpace.filter(({ policy }) => policy.codes))(
  "LOG-11: the pages of codes of $id",
  (space) => {
    let house: RunningHouse;
    let at: InSpace;
    beforeAll(async () => {
      house = await runHouse({ space: space.id, env: proxied });
      at = inSpace(space, house);
    });
    afterAll(() => house.close());

    /** A stranger asks for a code and types three wrong ones. */
    async function guess(who: Named) {
      const browser = new Browser(house.origin, here);
      const byContact = space.policy.recovery === "code-to-contact";
      const pages: Answer[] = [];
      if (byContact) {
        await browser.post(`${codesDoor}/numero`, { number: who.number });
        pages.push(await browser.post(`${codesDoor}/choix`, { choice: "mail" }));
      } else pages.push(await browser.post(resetDoor, who));
      for (let tries = 0; tries < 3; tries += 1)
        pages.push(
          await browser.post(byContact ? `${codesDoor}/code` : `${resetDoor}/code`, {
            ...(byContact ? {} : { number: who.number }),
            code: "000000",
          }),
        );
      return pages.map((page) => bare(page, who));
    }

    it("are the same for a number on file and an unknown one, even while the owner recovers", {
      timeout: 60_000,
    }, async () => {
      const owner = await at.openAccount();
      const nobody = {
        number: space.policy.number === "finess" ? nextNumber() : unlike(owner.number),
        email: owner.email.replace("@", "x@"),
      };
      const both = async () => [await guess(owner), await guess(nobody)];
      for (let round = 0; round < 6; round += 1) {
        const [known, unknown] = await both();
        expect(known).toEqual(unknown);
        if (round === 5) expect(known?.[0]).toMatch(/^429/);
        if (round !== 1) continue;
        const recovering = await at.atNewPassword(owner);
        expect((await at.choose(recovering, newPassword)).status).toBe(303);
      }
    });
  },
);

describe("LOG-11: the pages that ask for an end of IBAN", () => {
  it("are the same for a number opened meanwhile and an unknown one", async () => {
    const house = await runHouse({ space: "sante", env: proxied });
    const who = await establishment(house);
    const nobody = { number: nextNumber(), email: "" };
    const shown = async () => {
      const pages = [];
      for (const { number } of [who, nobody]) {
        const answer = await prove(new Browser(house.origin, here), number, wrongTail);
        pages.push(bytesOf(answer, number));
      }
      return pages;
    };
    await shown();
    expect((await prove(new Browser(house.origin), who.number, rightTail)).status).toBe(303);
    for (let tries = 0; tries < 3; tries += 1) {
      const [known, unknown] = await shown();
      expect(known).toBe(unknown);
    }
    await house.close();
  });
});

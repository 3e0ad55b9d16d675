import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { nextNumber } from "./enrolments.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ worker: false });
});
afterAll(() => house.close());

/** Forms that ask for a number, each with an impossible one; the other fields are empty. */
const forms = {
  "/sante/inscription": { number: "12", wrong: ["number", "tail"] },
  "/sante/mot-de-passe-oublie": { number: "12", wrong: ["number", "email"] },
  "/sante/connexion": { number: "12", wrong: ["number", "password"] },
  "/adherent/connexion": { number: "¿?", wrong: ["number", "password"] },
  "/npfr/inscription": { number: "¿?", wrong: ["number", "password"] },
};

const possible: Record<string, string> = { sante: nextNumber(), adherent: "204O18", npfr: "104 80 46" };

describe.each(Object.entries(forms))("%s", (path, { number, wrong }) => {
  it("reports an impossible number with all other errors, in the order of the page", async () => {
    const answer = await new Browser(house.origin).post(path, { number });
    expect(answer.status).toBe(400);
    const summary = /<ul>[\s\S]*?<\/ul>/.exec(answer.text.slice(answer.text.indexOf("summary-title")))?.[0];
    expect([...(summary ?? "").matchAll(/href="#(\w+)"/g)].map(([, name]) => name)).toEqual(wrong);
    for (const name of wrong) expect(answer.text).toContain(`id="${name}-error"`);
  });

  it("reports no error for a possible number", async () => {
    const good = possible[path.split("/")[1] ?? ""] ?? "";
    const answer = await new Browser(house.origin).post(path, { number: good });
    expect(answer.text).not.toContain('id="number-error"');
    expect(answer.status).toBe(400);
  });
});

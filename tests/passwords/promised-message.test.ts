import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf } from "../factors/codes.ts";
import { beginApplication } from "../factors/owners.ts";
import { browserOf, member, memberPassword } from "../renewal/member.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "adherent", worker: false });
});
afterAll(() => house.close());

const security = "/adherent/espace/securite";
const promised = "un message vous préviendra";
const confirmed = "Un message vous le confirme.";
const password = "Framboise-bleue 71";

/** Every message written to that holder, sent or not. */
const written = (holderId: string) =>
  house.ctx.db.inTransaction((trx) =>
    trx
      .selectFrom("mail")
      .select("kind")
      .where("holder_id", "=", holderId as never)
      .execute(),
  );

/** Changes a password; returns the page before and the page after. */
async function change(onFile: { email?: string }) {
  const who = await member(house.ctx, onFile);
  const browser = await browserOf(house.ctx, house.origin, who);
  const before = await browser.get(security);
  const typed = { current_password: memberPassword, password, password_confirmation: password };
  expect((await browser.post(`${security}/mot-de-passe`, typed)).location).toBe(security);
  const after = await browser.get(security);
  expect(after.text).toContain("Mot de passe changé");
  return { ...who, browser, before: before.text, after: after.text };
}

test("a message is promised, then confirmed, to a holder with a contact on file", async () => {
  const { holderId, before, after } = await change({ email: "maelys.71@boite.example" });
  expect(before).toContain(promised);
  expect(after).toContain(confirmed);
  expect(await written(holderId)).toEqual([{ kind: "password-changed" }]);
});

test("no message is promised or confirmed to a holder without one", async () => {
  const { holderId, before, after, browser } = await change({});
  expect(before).not.toContain(promised);
  expect(after).not.toContain(confirmed);
  const key = await beginApplication(browser, security);
  const typed = { code: codeOf(key), current_password: password };
  expect((await browser.post(`${security}/application`, typed)).status).toBe(200);
  await browser.post(`${security}/retrait/application`, { current_password: password });
  const removed = await browser.get(security);
  expect(removed.text).toContain("Seconde vérification retirée");
  expect(removed.text).not.toContain(confirmed);
  expect(await written(holderId)).toEqual([]);
});

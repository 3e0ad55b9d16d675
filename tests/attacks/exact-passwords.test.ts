import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Space } from "#spaces/space.ts";
import { Browser } from "../support/browser.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { cookieOf, stand } from "./standing.ts";
import { everySpace, type InSpace, inSpace, newPassword, type Owner } from "./three-spaces.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse();
});
afterAll(() => house.close());

const sentence = "Un renard gris traverse la cour vers 7 heures, il pleut sur les tuiles bleues.";

describe.each(everySpace)("a password of $id", (space) => {
  let here: InSpace;
  let owner: Owner;
  beforeEach(async () => {
    here = inSpace(space, house);
    owner = await here.openAccount();
  });

  const opens = async (password: string) => {
    // Each try starts without earlier failures: other tests cover locks.
    await here.ctx.db.inTransaction((trx) => trx.deleteFrom("attempt").execute());
    const browser = new Browser(house.origin);
    await here.signIn(browser, here.loginOf(owner), password);
    return here.isSignedIn(browser);
  };
  /** A browser of that owner past every proof of a recovery: other tests take these steps. */
  async function atNewPassword(of: Owner) {
    const kind = space.policy.recovery;
    const proven = {
      holderId: of.holderId,
      ...(kind === "link-recovery" && { accountId: await here.accountOf(of) }),
    };
    const { id, secret, browser } = await stand(house, here.ctx, { kind, state: "choose_password" }, proven);
    browser.cookies.set(cookieOf(space, kind), `${id}.${secret}`);
    return browser;
  }
  const chosen = async (password: string) => here.choose(await atNewPassword(owner), password);
  const chooses = async (password: string) =>
    expect((await chosen(password)).location).toBe(`${here.home}/connexion`);

  it("LOG-19: opens in full only, and is refused, never truncated, beyond its limit", {
    timeout: 60_000,
  }, async () => {
    const base = longest(space);
    const [right, other] = [`${base}A`, `${base}B`];
    await chooses(right);
    const cut = [25, 64, 72]
      .filter((length) => length <= base.length)
      .map((length) => right.slice(0, length));
    const others = [...new Set([other, base, ...cut, `${right}A`, ` ${right}`, `${base}a`])];
    for (const password of [...others, `${right}\0`, `${base}\0A`])
      expect([password, await opens(password)]).toEqual([password, false]);
    expect(await opens(right)).toBe(true);
    const { maximum } = space.policy.password;
    const browser = await atNewPassword(await here.openAccount());
    const refused = await here.choose(
      browser,
      `${newPassword} ${sentence} ${sentence}`.slice(0, maximum + 1),
    );
    expect(refused.status).toBe(400);
    expect(refused.text).toMatch(
      new RegExp(
        `compte ${maximum + 1}\\s?caractères\\s?: ${maximum} au plus, sans quoi nous devrions le couper`,
      ),
    );
  });

  it("LOG-23: is the same in both Unicode forms of its accents, and is case-sensitive", {
    timeout: 60_000,
  }, async () => {
    const password = "Été-à-Ploërmel 58";
    expect(password.normalize("NFC")).not.toBe(password.normalize("NFD"));
    await chooses(password.normalize("NFD"));
    expect(await opens(password.normalize("NFC"))).toBe(true);
    expect(await opens(password.normalize("NFD"))).toBe(true);
    expect(await opens(password.toLowerCase())).toBe(false);
    expect(await opens("Ete-a-Ploermel 58")).toBe(false);
    owner = await here.openAccount();
    await chooses(password.normalize("NFC"));
    expect(await opens(password.normalize("NFD"))).toBe(true);
  });

  it("LOG-24: works exactly with each character of SQL and LIKE, unless the portal refuses it by name", {
    timeout: 120_000,
  }, async () => {
    const { refused } = space.policy.password;
    for (const sign of ["'", "%", "\\", "_", '"', ";", "--", "*"]) {
      owner = await here.openAccount();
      const password = `Tilleul${sign}marine-417`;
      if (refused.includes(sign)) {
        const answer = await chosen(password);
        expect([sign, answer.status]).toEqual([sign, 400]);
        expect(answer.text).toContain("n’est pas accepté");
        // A password chosen before the portal refused that character still works.
        const hash = await here.ctx.passwords.hash(password);
        await here.ctx.db.inTransaction((trx) =>
          trx
            .updateTable("account")
            .set({ password_hash: hash })
            .where("holder_id", "=", owner.holderId)
            .execute(),
        );
      } else await chooses(password);
      expect([sign, await opens(password)]).toEqual([sign, true]);
      expect([sign, await opens(`Tilleul.marine-417`)]).toEqual([sign, false]);
      expect([sign, await opens(`Tilleul\\${sign}marine-417`)]).toEqual([sign, false]);
    }
  });
});

/** 72 bytes, where bcrypt stops reading, or one character less than the limit of the portal. */
function longest({ policy }: Space): string {
  const base = sentence.slice(0, Math.min(72, policy.password.maximum - 1));
  return /\d/.test(base) ? base : `${base.slice(0, -3)}7,x`;
}

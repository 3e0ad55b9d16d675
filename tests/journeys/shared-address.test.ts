import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAccount } from "#account/accounts.queries.ts";
import type { HolderId } from "#kernel/ids.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { sante } from "#spaces/sante/space.ts";
import { realPath, sante as registryOfSante } from "../registry/finess-files.ts";
import { openRegistry } from "../registry/registry-desk.ts";
import { Browser } from "../support/browser.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { codeIn } from "./codes.ts";
import { enrol } from "./enrolments.ts";
import { asked, choose, door, give, home, signIn } from "./resets.ts";

/** An accountant runs two establishments of the directory, with one bank account and one mailbox. */
const email = "comptabilite@groupe-lilas.example";
const saintYves = { number: "350002200", name: "CLINIQUE SAINT YVES", password: "Lilas-blanc 417" };
const lyonNord = { number: "690780390", name: "POLYCLINIQUE LYON NORD", password: "Tilleul-marine 417" };
const iban = "FR7630006000011234567890189";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "sante" });
  const folder = mkdtempSync(join(tmpdir(), "parvis-shared-"));
  const registry = openRegistry(house.database, folder, registryOfSante);
  expect((await registry.importPath(realPath)).ok).toBe(true);
  const told = [saintYves, lyonNord].map(({ number }) => `${number};;${iban}`);
  expect((await registry.importText(["number;email;iban", ...told, ""].join("\n"))).ok).toBe(true);
}, 60_000);
afterAll(() => house.close());

/** The mails of that kind so far, once there are `count`. */
async function mailsOf(subject: RegExp, count: number) {
  const found = async () => (await house.mailsTo(email)).filter((mail) => subject.test(mail.subject));
  await expect.poll(async () => (await found()).length, { timeout: 10_000 }).toBe(count);
  return found();
}

/** A person who requested a reset for that establishment, and the code that came. */
async function lost({ number }: { number: string }, count: number) {
  const browser = await asked(house, { number, email });
  const mail = (await mailsOf(/nouveau mot de passe/, count)).at(-1);
  return { browser, mail, code: codeIn(mail) };
}

describe("two establishments with one address", () => {
  it("are both opened from one browser, and each signs in by its number", async () => {
    for (const [index, { number, name }] of [saintYves, lyonNord].entries()) {
      const browser = await enrol(house, { number, email, onFile: email, holderId: "" as HolderId });
      const mail = (await mailsOf(/^Activez/, index + 1)).at(-1);
      expect((await browser.visit(linkIn(mail))).text).toContain("Compte activé");
      const told = (await mailsOf(/est ouvert$/, index + 1)).at(-1);
      expect(told?.text).toContain(`Bonjour ${name},`);
    }
    for (const { number } of [saintYves, lyonNord])
      expect((await signIn(new Browser(house.origin), number, saintYves.password)).location).toBe(
        `${home}/espace`,
      );
  });

  it("each recover their own password; the code of one is refused for the other", async () => {
    const yves = await lost(saintYves, 1);
    const lyon = await lost(lyonNord, 2);
    expect(linkIn(yves.mail)).not.toBe(linkIn(lyon.mail));
    // Each journey refuses the other's number and the other's code.
    expect((await give(yves.browser, lyonNord.number, yves.code)).status).toBe(401);
    expect((await give(yves.browser, lyonNord.number, lyon.code)).status).toBe(401);
    expect((await give(lyon.browser, lyonNord.number, yves.code)).status).toBe(401);
    // So does the link of one, in another browser.
    const elsewhere = new Browser(house.origin);
    await elsewhere.visit(linkIn(lyon.mail));
    expect((await give(elsewhere, saintYves.number, yves.code, `${home}/lien`)).status).toBe(401);
    for (const [person, { browser, code }] of [
      [saintYves, yves],
      [lyonNord, lyon],
    ] as const) {
      expect((await give(browser, person.number, code)).location).toBe(`${door}/nouveau`);
      expect((await choose(browser, `${person.password} bis`)).location).toBe(`${home}/connexion`);
    }
    for (const one of [saintYves, lyonNord])
      for (const other of [saintYves, lyonNord]) {
        const answer = await signIn(new Browser(house.origin), one.number, `${other.password} bis`);
        expect(answer.status).toBe(one === other ? 303 : 401);
      }
    const changed = await mailsOf(/a été changé/, 2);
    expect(changed.map(({ text }) => /Bonjour (.*),/.exec(text)?.[1]).sort()).toEqual([
      saintYves.name,
      lyonNord.name,
    ]);
  });
});

describe("the database", () => {
  const opened = (space: typeof sante) =>
    house.ctx.db.inTransaction(async (trx) => {
      // The test uses the rows of the running space for each of the spaces.
      const holders = await trx.selectFrom("holder").select("id").orderBy("number").limit(2).execute();
      const accounts = [];
      for (const { id } of holders)
        accounts.push(
          await openAccount(trx, space, { holderId: id, email: "une@boite.example", passwordHash: "-" }),
        );
      await sql`delete from account where email = 'une@boite.example'`.execute(trx);
      return accounts.map((account) => account !== null);
    });

  it("allows one account per address where the address alone signs in or recovers, and several elsewhere", async () => {
    expect(await opened(sante)).toEqual([true, true]);
    expect(await opened(npfr)).toEqual([true, false]);
    const byLink = { ...sante, policy: { ...sante.policy, recovery: "link-recovery" as const } };
    expect(await opened(byLink)).toEqual([true, false]);
  });
});

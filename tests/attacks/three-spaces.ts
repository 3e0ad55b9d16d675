import type { Context } from "#context.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { spaces } from "#spaces/index.ts";
import type { Policy, Space } from "#spaces/space.ts";
import { atCode, give as giveCode } from "../journeys/codes.ts";
import { establishment } from "../journeys/enrolments.ts";
import { asked, give as giveNumberAndCode } from "../journeys/resets.ts";
import { Browser } from "../support/browser.ts";
import { onLoadedPage, solvedFor } from "../support/loaded-page.ts";
import { activePerson, personOnFile } from "../support/persons.ts";
import type { RunningHouse } from "../support/running-house.ts";

/** A person with an account and the usual password. */
export type Owner = { holderId: HolderId; number: string; email: string };

/** The recovery of a space, by its policy: an attack is written once for all spaces. */
type Recovery = {
  openAccount(ctx: Context): Promise<Owner>;
  /** A browser past every proof, on the page of the new password. */
  prove(house: RunningHouse, owner: Owner, origin: string): Promise<Browser>;
};

const recoveries: Record<Policy["recovery"], Recovery> = {
  "link-recovery": {
    openAccount: activePerson,
    async prove(house, { email }, origin) {
      const browser = new Browser(origin);
      await browser.post("/npfr/mot-de-passe-oublie", { email });
      await browser.visit(await linkTo(house, email));
      return browser;
    },
  },
  "code-to-contact": {
    async openAccount(ctx) {
      const person = await personOnFile(ctx, { mail: true, phone: true, hasAccount: true });
      return { ...person, email: person.email ?? "" };
    },
    async prove(house, { number, email }, origin) {
      const browser = await atCode(house, number, "mail", origin);
      await giveCode(browser, await codeTo(house, email));
      return browser;
    },
  },
  "code-and-link": {
    openAccount: (ctx) => establishment({ ctx }, { account: "open" }),
    async prove(house, owner, origin) {
      const browser = await asked(house, owner, { origin });
      await giveNumberAndCode(browser, owner.number, await codeTo(house, owner.email));
      return browser;
    },
  },
};

/** Actions in one space, by real requests. */
export function inSpace(space: Space, house: RunningHouse) {
  const home = `/${space.id}`;
  const { policy } = space;
  const ctx: Context = { ...house.ctx, space, db: spaceDb(house.database.db, space.id) };
  const { openAccount, prove } = recoveries[policy.recovery];
  return {
    ctx,
    home,
    sessionCookie: `parvis-${space.id}-session`,
    openAccount: () => openAccount(ctx),
    async accountOf({ holderId }: Owner) {
      const account = ctx.db.inTransaction((trx) =>
        trx.selectFrom("account").select("id").where("holder_id", "=", holderId).executeTakeFirstOrThrow(),
      );
      return (await account).id;
    },
    loginOf: ({ number, email }: Owner) => (policy.signIn.by === "email" ? { email } : { number }),
    async signIn(browser: Browser, login: Record<string, string>, password: string) {
      const path = `${home}/connexion`;
      await onLoadedPage(ctx, browser, path);
      const asks = policy.signIn.captcha.asked === "always";
      const captcha = asks ? solvedFor(ctx, browser, "sign-in") : {};
      return browser.post(path, { ...login, password, ...captcha });
    },
    isSignedIn: async (browser: Browser) => (await browser.get(`${home}/espace`)).status === 200,
    atNewPassword: (owner: Owner, origin = house.origin) => prove(house, owner, origin),
    choose: (browser: Browser, password: string) =>
      browser.post(`${home}/mot-de-passe-oublie/nouveau`, { password, password_confirmation: password }),
  };
}

export type InSpace = ReturnType<typeof inSpace>;

export const everySpace: readonly Space[] = spaces;

/** A password that every space accepts. */
export const newPassword = "Tilleul-marine 417";

/** The newest match of that pattern in mails to an address, once there is one. */
async function received(house: RunningHouse, address: string, shape: RegExp): Promise<string> {
  for (;;) {
    const found = (await house.mailsTo(address)).map(({ text }) => shape.exec(text)?.[0]);
    const newest = found.filter((words) => words !== undefined).at(-1);
    if (newest) return newest;
    await new Promise((again) => setTimeout(again, 50));
  }
}

export const linkTo = async (house: RunningHouse, address: string) =>
  new URL(await received(house, address, /^https?:\/\/\S+\/lien\/\S+$/m)).pathname;

export const codeTo = (house: RunningHouse, address: string) => received(house, address, /^\d{6}$/m);

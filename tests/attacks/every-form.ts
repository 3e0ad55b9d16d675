import { randomBytes } from "node:crypto";
import type { Policy, Space } from "#spaces/space.ts";
import { codeOf } from "../factors/codes.ts";
import { setUpTotp } from "../factors/owners.ts";
import { atCode, atContacts, door as codeDoor } from "../journeys/codes.ts";
import { chooseAccess, establishment, door as ibanDoor, prove, rightTail } from "../journeys/enrolments.ts";
import { asked } from "../journeys/resets.ts";
import { type Answer, Browser } from "../support/browser.ts";
import { personOnFile, personWithLetters, usualPassword } from "../support/persons.ts";
import type { RunningHouse } from "../support/running-house.ts";
import { type InSpace, inSpace, linkTo } from "./three-spaces.ts";

/** A form shown by a page, with a browser on that page. */
export type OpenForm = { action: string; fields: readonly FormField[]; browser: Browser };
/** `value`: the value set by the page, for hidden fields. */
export type FormField = { name: string; value: string | null };

/** Every form of a space, found by crawling its pages with browsers at every step of its journeys. */
export async function everyFormOf(space: Space, house: RunningHouse): Promise<OpenForm[]> {
  const pages = house.routes
    .filter(({ method, url }) => method === "GET" && url.startsWith(`/${space.id}`))
    .map(({ url }) => url.replace(":factor", "application"))
    .filter((url) => !/[:*]|\.\w+$/.test(url));
  const found = new Map<string, OpenForm>();
  for (const browser of await standing(space, house))
    for (const page of new Set(pages))
      for (const form of formsOn(await browser.get(page))) {
        const key = `${form.action} ${form.fields.map(({ name, value }) => (name === "_csrf" ? name : name + value)).join()}`;
        if (!found.has(key)) found.set(key, { ...form, browser });
      }
  return [...found.values()];
}

function formsOn({ status, text }: Answer): Omit<OpenForm, "browser">[] {
  if (status !== 200) return [];
  const forms = [...text.matchAll(/<form[^>]* action="([^"]+)"[^>]*>(.*?)<\/form>/gs)];
  // The `form` attribute lets a button stand outside its form.
  const elsewhere = text.match(/<button\b[^>]* form="[^>]*>/g) ?? [];
  return forms.map(([tag = "", action = "", inside = ""]) => {
    const id = /^<form[^>]* id="([^"]+)"/.exec(tag)?.[1];
    const outside = elsewhere.filter((button) => id && button.includes(` form="${id}"`));
    const within = inside.match(/<(?:input|button|select|textarea)\b[^>]* name="[^>]*>/g) ?? [];
    const inputs = [...within, ...outside];
    const fields = inputs.map((input) => {
      const value = / type="hidden"/.test(input) ? (/ value="([^"]*)"/.exec(input)?.[1] ?? "") : null;
      return [/ name="([^"]+)"/.exec(input)?.[1] ?? "", value] as const;
    });
    return { action, fields: [...new Map(fields)].map(([name, value]) => ({ name, value })) };
  });
}

/** Browsers without a session, signed in, between two proofs, and at each step of the journeys. */
async function standing(space: Space, house: RunningHouse): Promise<Browser[]> {
  const here = inSpace(space, house);
  const { enrolment, recovery } = space.policy;
  const doors = [
    ...(await enrolling[portalDoor(enrolment)](house, here)),
    ...(await losing[recovery](house, here)),
  ];
  const member = await signedIn(house, here);
  await member.post(`${here.home}/espace/securite/application/debut`);
  const chooser = await here.atNewPassword(await here.openAccount());
  return [new Browser(house.origin), member, ...(await withFactor(house, here)), chooser, ...doors];
}

/** Signed in twice, so that the devices page has one to end. */
async function signedIn(house: RunningHouse, here: InSpace): Promise<Browser> {
  const owner = await here.openAccount();
  const [browser, other] = [new Browser(house.origin), new Browser(house.origin)];
  for (const one of [other, browser]) await here.signIn(one, here.loginOf(owner), usualPassword);
  return browser;
}

/** One browser waiting for a second factor, and one past it. */
async function withFactor(house: RunningHouse, here: InSpace): Promise<Browser[]> {
  const shared = randomBytes(20);
  const owner = await here.openAccount();
  await setUpTotp(here.ctx, await here.accountOf(owner), shared);
  const [asked, shown] = [new Browser(house.origin), new Browser(house.origin)];
  for (const one of [asked, shown]) await here.signIn(one, here.loginOf(owner), usualPassword);
  await shown.post(`${here.home}/connexion/verification`, { choice: "code", code: codeOf(shared) });
  return [asked, shown];
}

type Stand = (house: RunningHouse, here: InSpace) => Promise<Browser[]>;

/** One browser after the first step, one after the first two, and so on. */
async function afterEach(
  house: RunningHouse,
  steps: () => Promise<readonly ((browser: Browser) => Promise<unknown>)[]>,
): Promise<Browser[]> {
  const { length } = await steps();
  const browsers = [];
  for (let depth = 1; depth <= length; depth += 1) {
    const browser = new Browser(house.origin);
    for (const step of (await steps()).slice(0, depth)) await step(browser);
    browsers.push(browser);
  }
  return browsers;
}

const correct = (door: string) => (browser: Browser) => browser.post(`${door}/mail`, { choice: "correct" });
const email = "formulaires@boite.example";

type PortalDoor = Exclude<Policy["enrolment"], "invitation">;

function portalDoor(enrolment: Policy["enrolment"]): PortalDoor {
  if (enrolment === "invitation") throw new Error("no portal invites its holders");
  return enrolment;
}

const enrolling: Record<PortalDoor, Stand> = {
  "provisional-credentials": (house, { ctx }) =>
    afterEach(house, async () => {
      const door = "/npfr/inscription";
      const { number, secret } = await personWithLetters(ctx);
      const chosen = { email, password: usualPassword, password_confirmation: usualPassword };
      return [
        (browser) => browser.post(door, { number, password: secret }),
        (browser) => browser.post(`${door}/bienvenue`, chosen),
        correct(door),
      ];
    }),
  "registry-secret": (house, { ctx }) =>
    afterEach(house, async () => {
      const { number } = await establishment({ ctx });
      return [
        (browser) => prove(browser, number, rightTail),
        (browser) => chooseAccess(browser, email),
        correct(ibanDoor),
      ];
    }),
  "code-to-contact": async () => [],
};

const losing: Record<Policy["recovery"], Stand> = {
  async "link-recovery"(house, here) {
    const owner = await here.openAccount();
    const [announced, elsewhere] = [new Browser(house.origin), new Browser(house.origin)];
    await announced.post("/npfr/mot-de-passe-oublie", { email: owner.email });
    await elsewhere.visit(await linkTo(house, owner.email));
    return [announced, elsewhere];
  },
  async "code-to-contact"(house, { ctx }) {
    const { number } = await personOnFile(ctx, { mail: true, phone: true });
    const posted = await atContacts(house, number);
    await posted.post(`${codeDoor}/choix`, { choice: "post" });
    return [await atContacts(house, number), await atCode(house, number), posted];
  },
  async "code-and-link"(house, here) {
    const owner = await here.openAccount();
    const announced = await asked(house, owner);
    const elsewhere = new Browser(house.origin);
    await elsewhere.visit(await linkTo(house, owner.email));
    return [announced, elsewhere];
  },
};

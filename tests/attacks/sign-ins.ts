import type { HolderId } from "#kernel/ids.ts";
import { findHolder } from "#registry/holders/holders.queries.ts";
import { establishment, nextNumber } from "../journeys/enrolments.ts";
import type { Answer, Browser } from "../support/browser.ts";
import { onLoadedPage, solvedFor } from "../support/loaded-page.ts";
import { activePerson, personOnFile, personWithLetters } from "../support/persons.ts";
import type { RunningHouse } from "../support/running-house.ts";
import { roundedWait, withoutMoments } from "../support/without-moments.ts";
import { chooseCredentials } from "./kept-states.ts";

/** A name an attacker may try, and its holder, if any. */
export type Named = { login: string; holderId: HolderId | null };

type House = Pick<RunningHouse, "ctx">;

/** A way to sign in, and kinds of people; their logins have one length. */
export type Door = {
  space: string;
  by: "email" | "number";
  path: string;
  /** With the usual password. */
  active(house: House): Promise<Named>;
  neverActive(house: House): Promise<Named>;
  /** With credentials that wait for the link of a mail; none where a password opens the account at once. */
  waiting: ((house: House) => Promise<Named>) | null;
  nobody(): Named;
};

let count = 0;

/** An unknown login, of the same length as those of the persons in a test. */
function strangeNumber(prefix: string, digits: number): string {
  count += 1;
  return `${prefix}${String(count).padStart(digits - prefix.length, "0")}`;
}

/** One by e-mail, one by number, one by number behind the anti-robot. */
export const doors: readonly Door[] = [
  {
    space: "npfr",
    by: "email",
    path: "/npfr/connexion",
    active: async ({ ctx }) => {
      const { email, holderId } = await activePerson(ctx);
      return { login: email, holderId };
    },
    neverActive: async ({ ctx }) => {
      const email = `maelys.n${strangeNumber("9", 7)}@boite.example`;
      const { holderId } = await personWithLetters(ctx, { email });
      return { login: email, holderId };
    },
    waiting: async ({ ctx }) => {
      const email = `maelys.n${strangeNumber("8", 7)}@boite.example`;
      return { login: email, holderId: (await chooseCredentials(ctx, email)).holderId };
    },
    nobody: () => ({ login: `maelys.x${strangeNumber("9", 7)}@boite.example`, holderId: null }),
  },
  {
    space: "sante",
    by: "number",
    path: "/sante/connexion",
    active: async (house) => byNumber(await establishment(house, { account: "open" })),
    neverActive: async (house) => byNumber(await establishment(house)),
    waiting: async ({ ctx }) => {
      const { holderId } = await chooseCredentials(ctx);
      return { login: await numberOf(ctx, holderId), holderId };
    },
    nobody: () => ({ login: nextNumber(), holderId: null }),
  },
  {
    space: "adherent",
    by: "number",
    path: "/adherent/connexion",
    active: async ({ ctx }) => byNumber(await personOnFile(ctx, { mail: true, hasAccount: true })),
    neverActive: async ({ ctx }) => byNumber(await personOnFile(ctx, { mail: true })),
    waiting: null,
    nobody: () => ({ login: strangeNumber("9", 6), holderId: null }),
  },
];

const numberOf = async (ctx: House["ctx"], holderId: HolderId) =>
  (await ctx.db.inTransaction((trx) => findHolder(trx, holderId)))?.number ?? "";

const byNumber = ({ number, holderId }: { number: string; holderId: HolderId }): Named => ({
  login: number,
  holderId,
});

/** How often a wrong password is compared: twice where credentials may wait for their link (docs/decisions/0046). */
export const comparisonsAt = ({ waiting }: Pick<Door, "waiting">) => (waiting ? 2 : 1);

/** Of a wrong password at npfr and at sante. */
export const comparisons = 2;

/** Posts the form of that sign-in page, with the anti-robot solved where the page asks for it. */
export async function signIn(
  { ctx }: House,
  { by, path }: Door,
  browser: Browser,
  login: string,
  password: string,
): Promise<Answer> {
  await onLoadedPage(ctx, browser, path);
  const asks = ctx.space.policy.signIn.captcha.asked === "always";
  const answered = asks ? solvedFor(ctx, browser, "sign-in") : {};
  return browser.post(path, { [by]: login, password, ...answered });
}

/** Shared by every server of a file: the usual password is hashed once. */
export const env = { PARVIS_SECRET: "the one secret of the houses of a test" };

/** Wrong under every password rule. */
export const wrongPassword = "Faux-mot 58";

/** Every byte of an answer, except what is new in each: token, nonce, id, times, and the login typed. */
export function bytesOf({ status, headers, text }: Answer, login: string): string {
  const length = headers.get("content-length");
  if (Number(length) !== Buffer.byteLength(text)) throw new Error(`${length} bytes were announced`);
  const told = [...headers]
    .filter(([name]) => !["date", "x-request-id", "content-length"].includes(name))
    .map(([name, value]) => `${name}: ${name === "retry-after" ? roundedWait(value) : cookieAside(value)}`);
  const page = withoutMoments(text)
    .replace(/name="_csrf" value="[^"]+"/g, 'name="_csrf"')
    .replace(/name="captcha" value="[^"]+"/g, 'name="captcha"')
    .replace(/\/anti-robot\/[\w.~-]+/g, "/anti-robot/")
    .replace(/(?<=<legend id="captcha-legend">[^<]*<strong>)[^<]+/, "")
    .replaceAll(login, "#");
  return [status, ...told.sort(), page].join("\n");
}

/** The name and attributes of a cookie; its value is random. */
const cookieAside = (value: string) => value.replace(/^(parvis-[\w-]+)=[^;]+/, "$1=");

import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#context.ts";
import { createServer } from "#http/server.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import { newId } from "#kernel/ids.ts";
import { spaces } from "#spaces/index.ts";
import { sante } from "#spaces/sante/space.ts";
import type { Space } from "#spaces/space.ts";
import { refuseUnguarded } from "#web/guarded-scope.ts";
import { inSpace, type Owner } from "../attacks/three-spaces.ts";
import { setUpTotp } from "../factors/owners.ts";
import { ruleOf, spaceWith } from "../openid/identity-provider.ts";
import { plantPayments } from "../payments/ledger.ts";
import { type Answer, Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { type HouseRoute, type RunningHouse, runHouse } from "../support/running-house.ts";
import { notes } from "./notes/notes.module.ts";
import { addNotesTable } from "./notes-house.ts";

/** The built-in spaces, and one with routes that they lack: links of an identity provider, a form with files. */
const named = spaceWith(sante, "identites", ruleOf("https://identite.example"));
const provided = { ...named, policy: { ...named.policy, modules: [...named.policy.modules, notes.name] } };
const everySpace = [...spaces, provided];

const house: RunningHouse = await runHouse({
  worker: false,
  extraSpaces: [provided],
  extraModules: [notes],
  env: { PARVIS_OPENID_SECRETS: "identites=secret" },
});
await addNotesTable(house);
afterAll(() => house.close());

const routesOf = ({ id }: Space) =>
  house.routes.filter(({ method, url }) => method !== "HEAD" && url.startsWith(`/${id}/espace`));

/** Data that another holder must never read, and ids that a URL or a form may name. */
type Ids = { passkey: string; session: string; payment: string; transfer: string };
type Someone = Ids & { owner: Owner; browser: Browser; marks: string[] };

describe.each(everySpace)("behind the sign-in of $id", (space) => {
  const here = inSpace(space, house);
  const routes = routesOf(space);
  const elsewhere = inSpace(everySpace[(everySpace.indexOf(space) + 1) % everySpace.length] ?? space, house);
  let victim: Someone;
  let thief: Someone;
  let before: string;
  beforeAll(async () => {
    victim = await someone("Victime");
    thief = await someone("Voleur");
    before = await everythingOf(here.ctx, victim.owner.holderId);
  });

  /** Signed in, with an application, a passkey, an IBAN and a link, so that each page has data to show. */
  async function someone(name: string): Promise<Someone> {
    const owner = await here.openAccount();
    const accountId = await here.accountOf(owner);
    const browser = new Browser(house.origin);
    await here.signIn(browser, here.loginOf(owner), usualPassword);
    const marked = `${name}${randomBytes(6).toString("hex")}`;
    const ids = await mark(here.ctx, accountId, owner.holderId, marked);
    const marks = [marked, owner.number, ids.passkey, ids.session, ids.payment, ids.transfer];
    return { ...ids, owner, browser, marks };
  }

  it.each(routes)("$method $url declares what it opens, and requires a session", async (route) => {
    expect(route.opens).toMatch(/^own-(space|factors)$/);
    const stranger = new Browser(house.origin);
    await stranger.get(`${here.home}/connexion`);
    expectShut(space, await ask(stranger, route, victim));
    const forged = stranger.copy();
    forged.cookies.set(here.sessionCookie, randomBytes(32).toString("base64url"));
    expectShut(space, await ask(forged, route, victim));
  });

  it.each(routes)("$method $url refuses a session of another space", async (route) => {
    const owner = await elsewhere.openAccount();
    const browser = new Browser(house.origin);
    await elsewhere.signIn(browser, elsewhere.loginOf(owner), usualPassword);
    const token = browser.cookies.get(elsewhere.sessionCookie) ?? "";
    expect(token).not.toBe("");
    const brought = new Browser(house.origin);
    await brought.get(`${here.home}/connexion`);
    brought.cookies.set(here.sessionCookie, token);
    expectShut(space, await ask(brought, route, victim));
  });

  it.each(routes)("$method $url shows and changes no data of another holder", async (route) => {
    const answer = await ask(thief.browser.copy(), route, victim);
    expect(answer.status).not.toBe(500);
    expect(answer.location).not.toBe(`${here.home}/connexion`);
    for (const mark of victim.marks) expect(answer.text).not.toContain(mark);
    expect(await everythingOf(here.ctx, victim.owner.holderId)).toBe(before);
  });

  it("shows holders their own data, so that a leak of the marks would be visible", async () => {
    const pages = routes.filter(({ method, url }) => method === "GET" && !url.includes("image"));
    const shown = await Promise.all(pages.map(({ url }) => victim.browser.get(addressOf(url, victim))));
    const text = shown.map((answer) => answer.text).join("\n");
    const { marks, passkey, payment, transfer } = victim;
    for (const mark of [...marks.slice(0, 2), passkey, payment, transfer]) expect(text).toContain(mark);
    for (const kind of ["Prestation", "Virement"]) expect(text).toContain(`<title>${kind} du 12/11/2025`);
  });
});

it("a signed-in route outside the guarded scope stops the server from starting", async () => {
  for (const path of ["/npfr/espace/ouvert", "/gestion/npfr/ouvert", "/gestion", "/:space/espace"]) {
    const app = createServer({
      publicUrl: new URL("http://localhost:3000"),
      keys: house.ctx.keys,
      proxies: [],
      log: false,
      drawError: () => "",
      isReady: async () => true,
    });
    refuseUnguarded(app);
    app.register(async (routes) => {
      routes.get(path, () => "open");
    });
    await expect(app.ready()).rejects.toThrow("outside of the guarded scope");
  }
});

/** A redirect to the sign-in, or 401 for a script's request. */
function expectShut({ id }: Space, { status, location, text }: Answer) {
  if (status === 401) expect(text).toBe("");
  else expect([status, location]).toEqual([303, `/${id}/connexion`]);
}

const addressOf = (url: string, { passkey, payment, transfer }: Someone) =>
  url
    .replace(":factor", passkey)
    .replace(":note", "1")
    .replace("virements/:id", `virements/${transfer}`)
    .replace(":id", payment)
    .replace(":year", "2025");

/** A thief's request: every id in it is the victim's. */
function ask(browser: Browser, { method, url, takesFiles }: HouseRoute, victim: Someone) {
  const path = addressOf(url, victim);
  if (method === "GET") return browser.get(path);
  const fields = { session: victim.session, current_password: "pas le bon", code: "123456", name: "x" };
  return takesFiles ? browser.upload(path, fields) : browser.post(path, fields);
}

/** Stores the data that a holder's pages show. */
async function mark(ctx: Context, accountId: AccountId, holderId: HolderId, name: string): Promise<Ids> {
  await setUpTotp(ctx, accountId, randomBytes(20));
  const passkey = newId();
  return ctx.db.inTransaction(async (trx) => {
    await sql`update holder set last_name = ${name} where id = ${holderId}`.execute(trx);
    await sql`insert into passkey (account_id, id, credential_id, public_key, counter, transports, name)
      values (${accountId}, ${passkey}, ${name}, ${randomBytes(40)}, 0, '{}', ${name})`.execute(trx);
    const { rows } = await sql<{
      id: string;
    }>`select id from session where account_id = ${accountId}`.execute(trx);
    const [planted] = await plantPayments(trx, holderId, [
      { paidOn: "2025-11-12", amount: 102_495, label: name },
    ]);
    return { passkey, session: rows[0]?.id ?? "", payment: "", transfer: "", ...planted };
  });
}

/** Every row of a holder, as text, without the columns that change with time only. */
const everythingOf = (ctx: Context, holderId: HolderId) =>
  ctx.db.inTransaction(async (trx) => {
    const ofAccount = ["session", "totp", "passkey", "recovery_code", "provider_link"];
    const tables = ["account", "payment", "transfer", "issued_document", ...ofAccount];
    const rows: string[] = [];
    for (const table of tables) {
      const mine = ofAccount.includes(table)
        ? sql`account_id in (select id from account where holder_id = ${holderId})`
        : sql`holder_id = ${holderId}`;
      const { rows: found } = await sql<{ row: string }>`
        select (to_jsonb(kept) - 'seen_at')::text as row from ${sql.table(table)} kept where ${mine} order by 1`.execute(
        trx,
      );
      rows.push(...found.map(({ row }) => row));
    }
    return rows.join("\n");
  });

import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { beginTotp, proveTotp } from "#account/factors/totp/totp.queries.ts";
import type { Context } from "#context.ts";
import { seal } from "#infra/sealing/seal.ts";
import { type AccountId, newId, type SessionId } from "#kernel/ids.ts";
import type { Answer, Browser } from "../support/browser.ts";
import { activePerson, type Person } from "../support/persons.ts";

/** A person whose sign-in asks for the code of an application. */
export type Owner = Person & { accountId: AccountId; shared: Buffer };

export async function ownerOfTotp(ctx: Context): Promise<Owner> {
  const person = await activePerson(ctx);
  const shared = randomBytes(20);
  await setUpTotp(ctx, person.accountId, shared);
  return { ...person, shared };
}

/** Stores an application with that key for the account. */
export function setUpTotp(ctx: Context, accountId: AccountId, shared: Buffer) {
  const sealed = seal(ctx.keys.raw("totp"), shared, [ctx.space.id, accountId]);
  return ctx.db.inTransaction(async (trx) => {
    await beginTotp(trx, accountId, sealed, newId<SessionId>());
    await proveTotp(trx, accountId, sealed, 0);
  });
}

/** Starts the set-up of an application, and reads the key to type. */
export async function beginApplication(browser: Browser, path = security): Promise<string> {
  await browser.get(path);
  await browser.post(`${path}/application/debut`);
  const page = await browser.get(`${path}/application`);
  const spelt = /class="spelt">([A-Z2-7 \u00a0]+)</.exec(page.text)?.[1];
  if (!spelt) throw new Error(`no key in ${page.text}`);
  return spelt.replace(/\s/g, "");
}

/** Forgets used steps: a test must not wait for the next half minute. */
export const forgetSteps = (ctx: Context) =>
  ctx.db.inTransaction((trx) => sql`update totp set last_step = 0`.execute(trx));

export const security = "/npfr/espace/securite";

export const verification = "/npfr/connexion/verification";

/** Signs in by the password, up to the second factor. */
export const givePassword = (browser: Browser, who: Pick<Person, "email" | "password">): Promise<Answer> =>
  browser.post("/npfr/connexion", { email: who.email, password: who.password });

export const giveCode = (browser: Browser, code: string) =>
  browser.post(verification, { choice: "code", code });

export const giveSpareCode = (browser: Browser, code: string) =>
  browser.post(verification, { choice: "spare", spare_code: code });

/** Whether this browser is signed in. */
export const isSignedIn = async (browser: Browser) => (await browser.get("/npfr/espace")).status === 200;

export const journalOf = async (ctx: Context, { holderId }: Person) => {
  const { rows } = await ctx.db.inTransaction((trx) =>
    sql<{ kind: string }>`select kind from security_event where holder_id = ${holderId} order by id`.execute(
      trx,
    ),
  );
  return rows.map(({ kind }) => kind);
};

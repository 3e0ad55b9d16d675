import { openAccount } from "#account/accounts.queries.ts";
import { newToken } from "#account/sessions/token.ts";
import type { Context } from "#context.ts";
import { spaceRoutes } from "#http/router.ts";
import { createServer } from "#http/server.ts";
import { type SpaceTransaction, spaceDb } from "#infra/db/space-db.ts";
import { createPasswords } from "#infra/hashing/argon2.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { type AccountId, type HolderId, newId } from "#kernel/ids.ts";
import { profile } from "#modules/profile/profile.module.ts";
import { security } from "#modules/security/security.module.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { guardedScope } from "#web/guarded-scope.ts";
import { contributed } from "../support/contributed.ts";
import { freshDatabase } from "../support/fresh-database.ts";

export const firstPassword = "lampe tandem verger 31";

/** The signed-in modules of one space on a separate database, with one account; mails stay in a list. */
export async function signedInHouse() {
  const database = await freshDatabase();
  const keys = keysFrom("a secret of tests, long enough to be one");
  const passwords = createPasswords({ pepper: keys.raw("pepper"), concurrency: 2, queue: 50 });
  const mails: { kind: string; recipient: string }[] = [];
  const ctx: Context = {
    contributed,
    actor: { kind: "system" },
    space: npfr,
    db: spaceDb(database.db, npfr.id),
    keys,
    passwords,
    publicUrl: new URL("http://localhost:3000"),
    pool: database.pool,
    folder: "/nonexistent",
    outbox: {
      async sendMail(_, mail) {
        mails.push({ kind: mail.kind.kind, recipient: mail.recipient });
        return newId();
      },
      replay: async () => undefined,
      sendSms: async () => newId(),
      enqueue: async () => undefined,
    },
    provider: null,
    smsPerDay: 10_000,
    store: "/nowhere",
  };
  const app = createServer({
    publicUrl: new URL("http://localhost:3000"),
    keys,
    proxies: [],
    log: false,
    drawError: (_, { status }) => `<html>${status}</html>`,
    isReady: async () => true,
  });
  spaceRoutes(app, npfr.id, (routes) => guardedScope({ routes, ctx }, [profile, security], []));
  const person = await openPerson(ctx, "1234567", "anne@mail.example");
  return { app, ctx, database, mails, person };
}

export type SignedInHouse = Awaited<ReturnType<typeof signedInHouse>>;

export async function openPerson(ctx: Context, number: string, email: string) {
  const passwordHash = await ctx.passwords.hash(firstPassword);
  return ctx.db.inTransaction(async (trx) => {
    const { id: holderId } = await trx
      .insertInto("holder")
      .values({ ...onFile, number, email })
      .returning("id")
      .executeTakeFirstOrThrow();
    const account = { holderId: holderId as HolderId, email, passwordHash };
    const accountId = await openAccount(trx, ctx.space, account);
    if (!accountId) throw new Error("the account was not opened");
    return { holderId: holderId as HolderId, accountId };
  });
}

const onFile = {
  title: "Mme",
  last_name: "Le Guennec",
  first_name: "Anne",
  organisation: "",
  address_1: "12 rue des Lilas",
  address_2: "",
  address_3: "",
  postal_code: "35000",
  city: "RENNES",
  country: "",
  phone: "+33639981242",
  iban: "FR7630006000011234567890189",
  birth_date: "1958-03-01",
};

/** A session opened without a sign-in: the journal stays empty. */
async function sessionFor(trx: SpaceTransaction, accountId: AccountId) {
  const token = newToken();
  await trx
    .insertInto("session")
    .values({
      account_id: accountId,
      token_hash: token.hash,
      source: "203.0.113.9",
      browser: "Firefox sur Windows",
    })
    .execute();
  return token.value;
}

/** A signed-in browser: it keeps its cookies and posts with the token of the page. */
export async function browserOf({ app, ctx, person }: SignedInHouse, who = person) {
  const session = await ctx.db.inTransaction((trx) => sessionFor(trx, who.accountId));
  const jar = new Map([["parvis-npfr-session", session]]);
  const send = async (method: "GET" | "POST", path: string, fields: Record<string, string> = {}) => {
    const answer = await app.inject({
      method,
      url: `/npfr${path}`,
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
        origin: "http://localhost:3000",
        host: "localhost:3000",
        ...(method === "POST" && { "content-type": "application/x-www-form-urlencoded" }),
      },
      ...(method === "POST" && { payload: new URLSearchParams(fields).toString() }),
    });
    for (const { name, value } of answer.cookies)
      if (value) jar.set(name, value);
      else jar.delete(name);
    return answer;
  };
  const open = (path: string) => send("GET", path);
  const post = async (path: string, fields: Record<string, string>) => {
    const page = await open("/espace/securite");
    const token = page.body.match(/name="_csrf" value="([^"]+)"/)?.[1] ?? "";
    return send("POST", path, { _csrf: token, ...fields });
  };
  return { open, post, jar };
}

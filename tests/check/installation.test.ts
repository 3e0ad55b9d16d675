import { writeFile } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "#config/env.ts";
import { checkInstallation } from "../../src/cli/check/check-installation.ts";
import { openHouse } from "../../src/start/house.ts";
import { openSink, type Sink } from "../mail/smtp-sink.ts";
import { openSmsc, type Smsc } from "../sms/smsc.ts";
import { asSuperuser } from "../support/database-server.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";
import { personOnFile } from "../support/persons.ts";
import { freePort } from "../support/running-parvis.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: TestDatabase;
let sink: Sink;
let smsc: Smsc;
/** Greets its clients, and reads nothing. */
let deaf: Server;
const deafened: Socket[] = [];
let nowhere: number;
let sound: Record<string, string>;
beforeAll(async () => {
  folder = await temporaryFolder();
  database = await freshDatabase();
  sink = await openSink({
    server: {
      authOptional: false,
      onAuth: ({ password }, _, answer) =>
        password === "right" ? answer(null, { user: "parvis" }) : answer(new Error("no")),
    },
  });
  smsc = await openSmsc();
  deaf = createServer((socket) => {
    deafened.push(socket.on("error", () => undefined));
    socket.write("HTTP/1.1 400 Bad Request\r\n\r\n");
  });
  await new Promise<void>((listens) => deaf.listen(0, "127.0.0.1", listens));
  nowhere = await freePort();
  sound = {
    NODE_ENV: "production",
    PARVIS_URL: "https://portail.example",
    PARVIS_DATA: folder.path,
    PARVIS_SECRET: "the secret of a sound installation",
    PARVIS_PROXIES: "127.0.0.1",
    PORT: String(await freePort()),
    DATABASE_URL: database.url,
    SMTP_URL: `smtp://parvis:right@127.0.0.1:${sink.port}`,
    SMS_URL: smsc.url.href,
  };
  const house = await openHouse(readConfig(sound), database.url);
  await house.close();
});
afterAll(async () => {
  for (const socket of deafened) socket.destroy();
  await Promise.all([sink.close(), smsc.close(), new Promise((closed) => deaf.close(closed))]);
  await database.close();
  await folder[Symbol.asyncDispose]();
});

const check = async (changes: Record<string, string> = {}) =>
  (await checkInstallation({ ...sound, ...changes })).map(
    ({ of, state, says }) => `${state} ${of} : ${says}`,
  );
const deafPort = () => (deaf.address() as { port: number }).port;
const databaseWith = (change: (url: URL) => void) => {
  const url = new URL(database.url);
  change(url);
  return { DATABASE_URL: url.href };
};

it("names the spaces whose registry has numbers of another shape than their policy", async () => {
  const house = await openHouse(readConfig(sound), database.url);
  try {
    const ctx = house.contextOf("adherent");
    if (!ctx) throw new Error("no such space");
    const odd = await personOnFile(ctx);
    const inTransaction = ctx.db.inTransaction;
    const rename = (number: string) =>
      inTransaction((trx) =>
        trx.updateTable("holder").set({ number }).where("id", "=", odd.holderId).execute(),
      );
    await rename("T204518");
    expect(await check()).toContainEqual(
      expect.stringMatching(/^doute Numéros : adherent : 1 .*six chiffres/),
    );
    await rename("204518");
    expect(await check()).toContainEqual(expect.stringMatching(/^ok Numéros/));
  } finally {
    await house.close();
  }
});

it("approves a valid installation line by line, and sends nothing", async () => {
  expect(await check()).toEqual([
    "ok Réglages : production, https://portail.example",
    `ok Dossier : ${folder.path} : on peut y écrire`,
    `ok Port : ${sound.PORT} : libre`,
    expect.stringMatching(/^ok Base : PostgreSQL \d+\.\d+ répond/),
    "ok Schéma : à jour",
    "ok Secret : PARVIS_SECRET est celui de cette base",
    "ok Numéros : tous de la forme que déclare leur espace",
    "ok Démonstration : absente de cette base",
    `ok Mails : 127.0.0.1:${sink.port} répond, et reconnaît notre compte`,
    `ok SMS : 127.0.0.1:${smsc.port} répond, et reconnaît notre compte`,
  ]);
  expect([...sink.received, ...smsc.received]).toEqual([]);
});

const unsound: [string, () => Record<string, string>, RegExp][] = [
  [
    "a proxy by its name",
    () => ({ PARVIS_PROXIES: "nginx" }),
    /^non Réglages : PARVIS_PROXIES : nginx n’est ni/,
  ],
  ["everybody for a proxy", () => ({ PARVIS_PROXIES: "0.0.0.0/0" }), /^non Réglages : PARVIS_PROXIES : 0/],
  ["no https", () => ({ PARVIS_URL: "http://portail.example" }), /^non Réglages : PARVIS_URL doit .*https/],
  ["a port that is none", () => ({ SMTP_URL: "smtp://host:99999" }), /^non Réglages : SMTP_URL a un port/],
  [
    "a slip in a name",
    () => ({ PARVIS_PROXYS: "10.0.0.1" }),
    /^doute Réglages : PARVIS_PROXYS .*PARVIS_PROXIES/,
  ],
  [
    "a secret for no space",
    () => ({ PARVIS_OPENID_SECRETS: "nowhere=x" }),
    /^non Identités : .*nowhere.*n’existe pas/,
  ],
  [
    "a folder that is a file",
    () => ({ PARVIS_DATA: join(folder.path, "file") }),
    /^non Dossier : PARVIS_DATA : Ce qui/,
  ],
  ["a port in use", () => ({ PORT: String(deafPort()) }), /^doute Port : Le port \d+ est déjà pris/],
  [
    "an address of another machine",
    () => ({ HOST: "192.0.2.7" }),
    /^non Port : .*n’est pas de cette machine/,
  ],
  [
    "a port of the worker in use",
    () => ({ PARVIS_WORKER_PORT: String(deafPort()) }),
    /^doute Port : Le port \d+ est déjà pris/,
  ],
  [
    "another password",
    () => databaseWith((url) => (url.password = "x")),
    /^non Base : La base refuse ce mot de passe/,
  ],
  ["no such database", () => databaseWith((url) => (url.pathname = "/x")), /^non Base : La base que nomme/],
  ["no server there", () => databaseWith((url) => (url.port = `${nowhere}`)), /^non Base : Rien ne répond/],
  ["a superuser", () => ({ DATABASE_URL: database.superuserUrl }), /^non Base : .*superutilisateur/],
  ["another secret", () => ({ PARVIS_SECRET: "0123456789abcdef" }), /^non Secret : PARVIS_SECRET n’est pas/],
  [
    "a mail server that is away",
    () => ({ SMTP_URL: `smtp://127.0.0.1:${nowhere}` }),
    /^non Mails : .*rien ne répond/,
  ],
  [
    "another password for mails",
    () => ({ SMTP_URL: `smtp://parvis:wrong@127.0.0.1:${sink.port}` }),
    /^non Mails : .*refuse ce compte ou ce mot de passe/,
  ],
  [
    "TLS where there is none",
    () => ({ SMTP_URL: `smtps://127.0.0.1:${sink.port}` }),
    /^non Mails : .*n’offre pas de TLS/,
  ],
  [
    "no mail server there",
    () => ({ SMTP_URL: `smtp://127.0.0.1:${deafPort()}` }),
    /^non Mails : .*ne parle pas SMTP/,
  ],
  [
    "a carrier that is away",
    () => ({ SMS_URL: `smpp://x:y@127.0.0.1:${nowhere}` }),
    /^non SMS : .*rien ne répond/,
  ],
  [
    "another password for SMS",
    () => ({ SMS_URL: `smpp://parvis:wrong@127.0.0.1:${smsc.port}` }),
    /^non SMS : .*refuse ce compte ou ce mot de passe/,
  ],
  ["no mail at all", () => ({ SMTP_URL: "" }), /^doute Réglages : SMTP_URL n’est pas réglée/],
];

describe("says what to do", () => {
  beforeAll(() => writeFile(join(folder.path, "file"), ""));

  it.each(unsound)("with %s", async (_, changes, line) => {
    const lines = await check(changes());
    expect(lines.filter((one) => !one.startsWith("ok"))).toEqual([expect.stringMatching(line)]);
  });

  it("with a database that is read-only, of a newer Parvis, or lacks rights", async () => {
    const name = new URL(database.url).pathname.slice(1);
    const asOwner = (statement: string) =>
      asSuperuser(database.superuserUrl, (client) => client.query(statement));
    await asOwner(`alter database ${name} set default_transaction_read_only = on`);
    expect(await check()).toContainEqual(expect.stringMatching(/^non Base : La base est en lecture seule/));
    await asSuperuser(database.superuserUrl, async (client) => {
      await client.query("set default_transaction_read_only = off");
      await client.query(`alter database ${name} reset default_transaction_read_only`);
    });
    await asOwner(`insert into migration (name, checksum) values ('9999-later.sql', '')`);
    expect(await check()).toContainEqual(expect.stringMatching(/^non Schéma : .*plus récente .*9999-later/));
    await asOwner("delete from migration where name = '9999-later.sql'");
    await asOwner("alter schema public owner to postgres");
    await asOwner(`alter database ${name} owner to postgres`);
    expect(await check()).toContainEqual(
      expect.stringMatching(/^non Base : Le rôle de DATABASE_URL n’a pas/),
    );
  });
});

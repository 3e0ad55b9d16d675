import { stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { doubtsAbout } from "#config/doubts.ts";
import { ConfigError, readConfig } from "#config/env.ts";
import { temporaryFolder } from "../support/folder.ts";

const secret = "0123456789abcdef0123456789abcdef";
const database = "postgres://parvis@db.example/parvis";

test("every setting has a default, and the secret is made once, readable by its owner only", async () => {
  await using folder = await temporaryFolder();
  const config = readConfig({ PARVIS_DATA: folder.path });
  expect(config).toEqual({
    house: {
      production: false,
      demonstration: true,
      secret: expect.stringMatching(/^[0-9a-f]{64}$/),
      unread: [],
      unused: [],
    },
    web: {
      port: 3000,
      host: null,
      publicUrl: new URL("http://localhost:3000"),
      proxies: [],
      metricsToken: null,
      openIdSecrets: new Map(),
    },
    worker: { port: null },
    store: { folder: folder.path, databaseUrl: null },
    channels: { smtpUrl: null, smsUrl: null, smsPerDay: 10_000, bounces: null },
  });
  expect(readConfig({ PARVIS_DATA: folder.path }).house.secret).toBe(config.house.secret);
  expect((await stat(join(folder.path, "secret"))).mode & 0o777).toBe(0o600);
});

test("given values are read", () => {
  const config = readConfig({
    PORT: "8080",
    PARVIS_URL: "https://parvis.example",
    PARVIS_PROXIES: "10.0.0.1, 192.0.2.0/24",
    PARVIS_DATA: "/srv/parvis",
    DATABASE_URL: database,
    SMTP_URL: "smtp://relay.example:587",
    SMS_URL: "ssmpp://parvis:secret@sms.example",
    PARVIS_SMS_PER_DAY: "500",
    PARVIS_BOUNCES: "Retours@portail.example",
    PARVIS_BOUNCES_PORT: "2525",
    PARVIS_SECRET: secret,
    PARVIS_DEMO: "0",
    NODE_ENV: "production",
  });
  expect(config.house).toEqual({ production: true, demonstration: false, secret, unread: [], unused: [] });
  expect(config.web).toMatchObject({ port: 8080, proxies: ["10.0.0.1", "192.0.2.0/24"] });
  expect(config.store).toEqual({ folder: "/srv/parvis", databaseUrl: database });
  expect(config.channels.smtpUrl?.host).toBe("relay.example:587");
  expect(config.channels).toMatchObject({ smsUrl: { hostname: "sms.example" }, smsPerDay: 500 });
  expect(config.channels.bounces).toEqual({
    mailbox: { name: "retours", domain: "portail.example" },
    port: 2525,
  });
});

test("an empty variable counts as unset", () => {
  const config = readConfig({ PARVIS_SECRET: secret, SMTP_URL: "", PORT: " " });
  expect(config).toMatchObject({ web: { port: 3000 }, channels: { smtpUrl: null } });
});

const production = { NODE_ENV: "production", PARVIS_SECRET: secret, PARVIS_URL: "https://parvis.example" };

const refusals: [string, NodeJS.ProcessEnv, RegExp][] = [
  ["a NODE_ENV of another name", { NODE_ENV: "prod" }, /^NODE_ENV doit être production, development ou test/],
  ["a NODE_ENV in capitals", { NODE_ENV: "Production" }, /^NODE_ENV doit/],
  ["a port that is none", { PORT: "http" }, /PORT doit être un numéro de port/],
  ["a port beyond the last", { PORT: "65536" }, /PORT doit être un numéro de port/],
  [
    "a public address with a path",
    { PARVIS_URL: "https://parvis.example/x" },
    /PARVIS_URL doit être une adresse sans/,
  ],
  ["a public address of another kind", { PARVIS_URL: "ftp://parvis.example" }, /http:\/\/ ou https:\/\//],
  ["another database", { DATABASE_URL: "mysql://x/y", PARVIS_SECRET: secret }, /DATABASE_URL doit commencer/],
  ["a mail server by name alone", { SMTP_URL: "relay.example" }, /SMTP_URL doit commencer/],
  ["a mail server without a name", { SMTP_URL: "smtp://" }, /SMTP_URL ne nomme aucune machine/],
  [
    "a port that no server has",
    { SMTP_URL: "smtp://host:99999" },
    /SMTP_URL a un port qui n’existe pas, 99999/,
  ],
  ["the port 0", { SMS_URL: "smpp://host:0" }, /SMS_URL a un port qui n’existe pas, 0/],
  [
    "a password as it is typed",
    { SMTP_URL: "smtp://me:12/34@host" },
    /SMTP_URL n’est pas une adresse lisible/,
  ],
  ["a password with a bare %", { SMS_URL: "smpp://me:100%@host" }, /SMS_URL n’est pas une adresse lisible/],
  ["an SMS server of another kind", { SMS_URL: "https://sms.example" }, /SMS_URL doit commencer/],
  ["a budget of SMS that is no number", { PARVIS_SMS_PER_DAY: "plenty" }, /PARVIS_SMS_PER_DAY doit être/],
  ["a budget of SMS below nothing", { PARVIS_SMS_PER_DAY: "-1" }, /PARVIS_SMS_PER_DAY doit être/],
  ["a mailbox without a port", { PARVIS_BOUNCES: "retours@portail.example" }, /vont ensemble/],
  ["a port without a mailbox", { PARVIS_BOUNCES_PORT: "2525" }, /vont ensemble/],
  ...["retours", "retours+x@portail.example", "retours-des-mails@portail.example", "a b@portail.example"].map(
    (address) =>
      [
        `the mailbox ${address}`,
        { PARVIS_BOUNCES: address, PARVIS_BOUNCES_PORT: "2525" },
        /PARVIS_BOUNCES doit être une adresse/,
      ] as [string, NodeJS.ProcessEnv, RegExp],
  ),
  ["a short secret", { PARVIS_SECRET: "password" }, /PARVIS_SECRET doit avoir 16 caractères/],
  ["a database without a secret", { DATABASE_URL: database }, /PARVIS_SECRET manque/],
  ["production without a secret", { NODE_ENV: "production" }, /PARVIS_SECRET manque/],
  ["production without its address", { ...production, PARVIS_URL: "" }, /PARVIS_URL manque/],
  [
    "production in clear",
    { ...production, PARVIS_URL: "http://parvis.example" },
    /PARVIS_URL doit être .* https:/,
  ],
  [
    "production on this machine",
    { ...production, PARVIS_URL: "https://127.0.0.1" },
    /PARVIS_URL doit être .* publique/,
  ],
  ["a demonstration in production", { ...production, PARVIS_DEMO: "1" }, /PARVIS_DEMO=1 est refusé/],
  [
    "a demonstration at a public address",
    { PARVIS_DEMO: "1", PARVIS_URL: "https://parvis.example" },
    /PARVIS_DEMO=1 est refusé/,
  ],
  ["secrets of providers without their space", { PARVIS_OPENID_SECRETS: "only-a-secret" }, /portail=secret/],
  ["a demonstration neither on nor off", { PARVIS_DEMO: "yes" }, /PARVIS_DEMO doit être 0 ou 1/],
  ["a proxy by its name", { PARVIS_PROXIES: "127.0.0.1, nginx" }, /PARVIS_PROXIES : nginx n’est ni/],
  ["a network too narrow to be", { PARVIS_PROXIES: "10.0.0.0/99" }, /10\.0\.0\.0\/99 n’est ni/],
  ["everybody for a proxy", { PARVIS_PROXIES: "0.0.0.0/0" }, /0\.0\.0\.0\/0 croirait/],
  ["everybody for a proxy, by IPv6", { PARVIS_PROXIES: "::/0" }, /::\/0 croirait/],
  ["everybody, under an address of one's own", { PARVIS_PROXIES: "fd00::/0" }, /fd00::\/0 croirait/],
];

test.each(refusals)("refused: %s", (_, variables, message) => {
  expect(() => readConfig(variables)).toThrow(ConfigError);
  expect(() => readConfig(variables)).toThrow(message);
});

test("secrets of providers are read by space, and may hold anything but a comma", () => {
  const read = (text: string) => [...readConfig({ PARVIS_OPENID_SECRETS: text }).web.openIdSecrets];
  expect(read("sante=a=b;c , npfr=d")).toEqual([
    ["sante", "a=b;c"],
    ["npfr", "d"],
  ]);
  expect([...readConfig({}).web.openIdSecrets]).toEqual([]);
});

test("all errors are listed at once", () => {
  const wrong = { NODE_ENV: "production", PORT: "x", SMTP_URL: "y" };
  expect(() => readConfig(wrong)).toThrow(/PORT.*SMTP_URL.*PARVIS_SECRET.*PARVIS_URL/s);
});

test("no refusal quotes a URL, which may hold a password", () => {
  for (const SMTP_URL of ["smtp://me:canari@host:99999", "smtp://me:can/ari@host", "smtq://canari@host"])
    expect(() => readConfig({ SMTP_URL })).toThrow(/^(?!.*ari)/s);
});

test("private proxy networks may be wide, and a single address counts as one", () => {
  const read = (PARVIS_PROXIES: string) => readConfig({ PARVIS_SECRET: secret, PARVIS_PROXIES }).web.proxies;
  expect(read("10.0.0.0/8,fc00::/7, ::1 ,")).toEqual(["10.0.0.0/8", "fc00::/7", "::1"]);
});

test("the demonstration runs on this machine only, and with an external database only when requested", () => {
  const loads = (variables: NodeJS.ProcessEnv) =>
    readConfig({ PARVIS_SECRET: secret, ...variables }).house.demonstration;
  expect(loads({})).toBe(true);
  expect(loads({ NODE_ENV: "development", PARVIS_URL: "http://[::1]:3000" })).toBe(true);
  expect(loads({ PARVIS_URL: "https://parvis.example" })).toBe(false);
  for (const NODE_ENV of ["", "development", "test"]) {
    expect(loads({ NODE_ENV, DATABASE_URL: database })).toBe(false);
    expect(loads({ NODE_ENV, DATABASE_URL: database, PARVIS_DEMO: "1" })).toBe(true);
  }
});

test("an unknown variable is reported, with the name that was probably meant", () => {
  const told = (name: string) => doubtsAbout(readConfig({ PARVIS_SECRET: secret, [name]: "x" }));
  expect(told("PARVIS_PROXY")).toEqual([
    "PARVIS_PROXY n’est lue par rien : vouliez-vous écrire PARVIS_PROXIES ?",
  ]);
  expect(told("PARVIS_SMTP_URL")[0]).toMatch(/écrire SMTP_URL \?$/);
  expect(told("PARVIS_SERVICE_HOST")[0]).toMatch(/rien n’y ressemble$/);
  expect(told("DATABSE_URL")).toEqual([
    "DATABSE_URL n’est lue par rien : vouliez-vous écrire DATABASE_URL ?",
  ]);
  expect(told("SMTP_ULR")[0]).toMatch(/écrire SMTP_URL \?$/);
  expect(told("SOMETHING_ELSE")).toEqual([]);
});

test("valid but unsafe settings are reported", () => {
  const doubts = (variables: Record<string, string>) =>
    doubtsAbout(readConfig({ PARVIS_SECRET: secret, ...variables }));
  expect(doubts({})).toEqual([]);
  expect(doubts(production)).toEqual([expect.stringMatching(/^SMTP_URL/), expect.stringMatching(/^SMS_URL/)]);
  expect(doubts({ CLAMAV_URL: "tcp://127.0.0.1:3310" })).toEqual([
    expect.stringMatching(/^CLAMAV_URL .*pas encore/),
  ]);
  expect(doubts({ PARVIS_URL: "https://parvis.example" }).at(-1)).toContain("NODE_ENV n’est pas production");
  const served = { ...production, SMTP_URL: "smtps://mail.example" };
  expect(doubts({ ...served, SMS_URL: "ssmpp://sms.example" })).toEqual([]);
  expect(doubts({ ...served, SMS_URL: "smpp://127.0.0.1" })).toEqual([]);
  expect(doubts({ ...served, SMS_URL: "smpp://sms.example" })[0]).toContain("en clair");
});

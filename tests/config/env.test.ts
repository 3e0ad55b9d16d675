import { stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ConfigError, doubtsAbout, readConfig } from "#config/env.ts";
import { temporaryFolder } from "../support/folder.ts";

const secret = "0123456789abcdef0123456789abcdef";
const database = "postgres://parvis@db.example/parvis";

test("everything has its default, and the secret is made once, for its owner's eyes", async () => {
  await using folder = await temporaryFolder();
  const config = readConfig({ PARVIS_DATA: folder.path });
  expect(config).toEqual({
    house: { production: false, demonstration: true, secret: expect.stringMatching(/^[0-9a-f]{64}$/) },
    web: {
      port: 3000,
      publicUrl: new URL("http://localhost:3000"),
      proxies: [],
      metricsToken: null,
      openIdSecrets: new Map(),
    },
    worker: { port: null },
    store: { folder: folder.path, databaseUrl: null },
    channels: { smtpUrl: null, smsUrl: null, smsPerDay: 10_000 },
  });
  expect(readConfig({ PARVIS_DATA: folder.path }).house.secret).toBe(config.house.secret);
  expect((await stat(join(folder.path, "secret"))).mode & 0o777).toBe(0o600);
});

test("what is set is read", () => {
  const config = readConfig({
    PORT: "8080",
    PARVIS_URL: "https://parvis.example",
    PARVIS_PROXIES: "10.0.0.1, 192.0.2.0/24",
    PARVIS_DATA: "/srv/parvis",
    DATABASE_URL: database,
    SMTP_URL: "smtp://relay.example:587",
    SMS_URL: "ssmpp://parvis:secret@sms.example",
    PARVIS_SMS_PER_DAY: "500",
    PARVIS_SECRET: secret,
    PARVIS_DEMO: "0",
    NODE_ENV: "production",
  });
  expect(config.house).toEqual({ production: true, demonstration: false, secret });
  expect(config.web).toMatchObject({ port: 8080, proxies: ["10.0.0.1", "192.0.2.0/24"] });
  expect(config.store).toEqual({ folder: "/srv/parvis", databaseUrl: database });
  expect(config.channels.smtpUrl?.host).toBe("relay.example:587");
  expect(config.channels).toMatchObject({ smsUrl: { hostname: "sms.example" }, smsPerDay: 500 });
});

test("an empty variable is one that is not set", () => {
  const config = readConfig({ PARVIS_SECRET: secret, SMTP_URL: "", PORT: " " });
  expect(config).toMatchObject({ web: { port: 3000 }, channels: { smtpUrl: null } });
});

const refusals: [string, NodeJS.ProcessEnv, RegExp][] = [
  ["a port that is none", { PORT: "http" }, /PORT must be a port number/],
  ["a port beyond the last", { PORT: "65536" }, /PORT/],
  ["a public address with a path", { PARVIS_URL: "https://parvis.example/x" }, /PARVIS_URL must be a bare/],
  ["a public address of another kind", { PARVIS_URL: "ftp://parvis.example" }, /http:\/\/ or https:\/\//],
  ["another database", { DATABASE_URL: "mysql://x/y", PARVIS_SECRET: secret }, /DATABASE_URL must be/],
  ["a mail server by name alone", { SMTP_URL: "relay.example" }, /SMTP_URL must be/],
  ["an SMS server of another kind", { SMS_URL: "https://sms.example" }, /SMS_URL must be/],
  ["a budget of SMS that is no number", { PARVIS_SMS_PER_DAY: "plenty" }, /PARVIS_SMS_PER_DAY must be/],
  ["a budget of SMS below nothing", { PARVIS_SMS_PER_DAY: "-1" }, /PARVIS_SMS_PER_DAY must be 0/],
  ["a short secret", { PARVIS_SECRET: "password" }, /PARVIS_SECRET must be 16 characters/],
  ["a database without a secret", { DATABASE_URL: database }, /PARVIS_SECRET is missing/],
  ["production without a secret", { NODE_ENV: "production" }, /PARVIS_SECRET is missing/],
  [
    "a demonstration in production",
    { NODE_ENV: "production", PARVIS_SECRET: secret, PARVIS_DEMO: "1" },
    /PARVIS_DEMO=1 is refused/,
  ],
  ["secrets of providers without their space", { PARVIS_OPENID_SECRETS: "only-a-secret" }, /space=secret/],
  ["a demonstration neither on nor off", { PARVIS_DEMO: "yes" }, /PARVIS_DEMO must be 0 or 1/],
];

test.each(refusals)("refused: %s", (_, variables, message) => {
  expect(() => readConfig(variables)).toThrow(ConfigError);
  expect(() => readConfig(variables)).toThrow(message);
});

test("secrets of providers are read by space, whatever they hold but a comma", () => {
  const read = (text: string) => [...readConfig({ PARVIS_OPENID_SECRETS: text }).web.openIdSecrets];
  expect(read("sante=a=b;c , npfr=d")).toEqual([
    ["sante", "a=b;c"],
    ["npfr", "d"],
  ]);
  expect([...readConfig({}).web.openIdSecrets]).toEqual([]);
});

test("everything wrong is named at once", () => {
  expect(() => readConfig({ PORT: "x", SMTP_URL: "y" })).toThrow(/PORT.*SMTP_URL/s);
});

test("what starts but should not be left so is told", () => {
  const secret = { PARVIS_SECRET: "0123456789abcdef" };
  const publicly = { PARVIS_URL: "https://parvis.example" };
  const doubts = (variables: Record<string, string>) => doubtsAbout(readConfig({ ...secret, ...variables }));
  expect(doubts({})).toEqual([]);
  expect(doubts({ NODE_ENV: "production" })).toHaveLength(3);
  const here = doubts({ NODE_ENV: "production", PARVIS_URL: "http://127.0.0.1:4872" });
  expect(here[0]).toContain("this machine alone, http://127.0.0.1:4872");
  expect(here[0]).not.toContain("not set");
  expect(doubts(publicly)[0]).toContain("/_dev");
  const served = { ...publicly, NODE_ENV: "production", SMTP_URL: "smtps://mail.example" };
  expect(doubts({ ...served, SMS_URL: "ssmpp://sms.example" })).toEqual([]);
  expect(doubts({ ...served, SMS_URL: "smpp://127.0.0.1" })).toEqual([]);
  expect(doubts({ ...served, SMS_URL: "smpp://sms.example" })[0]).toContain("in clear");
});

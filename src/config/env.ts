import { resolve } from "node:path";
import { z } from "zod";
import { keptSecret } from "./secret.ts";

/** All that Parvis is told from outside, in five groups, checked before anything starts. */
export type Config = {
  house: { production: boolean; demonstration: boolean; secret: string };
  web: {
    port: number;
    /** Where people reach us; links are built from it, never from a request. */
    publicUrl: URL;
    /** Addresses or CIDRs of the reverse proxies whose `X-Forwarded-*` is believed. */
    proxies: string[];
    /** Bearer token of `/metrics`; `null`: only this machine reads them. */
    metricsToken: string | null;
    /** What each space shows to its provider of identities, by the slug of the space. */
    openIdSecrets: ReadonlyMap<string, string>;
  };
  worker: {
    /** Where a worker without a web server answers `/healthz`, `/readyz` and `/metrics`; `null`: nowhere. */
    port: number | null;
  };
  store: {
    /** Folder of whatever this installation keeps on disk. */
    folder: string;
    /** `null`: an embedded PostgreSQL in `folder`. */
    databaseUrl: string | null;
  };
  channels: {
    /** What mail goes through; `null`: it stays in the local mailbox. */
    smtpUrl: URL | null;
    /** What SMS go through, likewise. */
    smsUrl: URL | null;
    /** SMS that may leave in a day, all spaces together. */
    smsPerDay: number;
  };
};

/** Something in the environment that must be mended before Parvis can start. */
export class ConfigError extends Error {}

const shortestSecret = 16;

const url = (...schemes: string[]) =>
  z
    .string()
    .transform((text, check) => {
      const parsed = URL.parse(text);
      if (parsed && schemes.includes(parsed.protocol.slice(0, -1))) return parsed;
      check.addIssue(`must be an address that begins with ${schemes.map((s) => `${s}://`).join(" or ")}`);
      return z.NEVER;
    })
    .optional();

const publicUrl = url("http", "https").refine(
  (address) =>
    !address || (address.pathname === "/" && !address.search && !address.hash && !address.username),
  "must be a bare origin, such as https://parvis.example",
);

/** `space=secret`, several with a comma between: a secret of a provider holds no comma. */
const openIdSecrets = z.string().transform((text, check) => {
  const pairs = text.split(",").map((pair) => /^\s*([a-z0-9-]+)=(.+?)\s*$/.exec(pair));
  if (pairs.every((pair) => pair !== null))
    return new Map(pairs.map(([, space = "", secret = ""]) => [space, secret]));
  check.addIssue("must read space=secret, with a comma between two");
  return z.NEVER;
});

const environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number("must be a port number").int().min(0).max(65535).default(3000),
  PARVIS_WORKER_PORT: z.coerce.number("must be a port number").int().min(0).max(65535).optional(),
  PARVIS_URL: publicUrl,
  PARVIS_PROXIES: z.string().default(""),
  PARVIS_METRICS_TOKEN: z
    .string()
    .min(shortestSecret, `must be ${shortestSecret} characters at least`)
    .optional(),
  PARVIS_OPENID_SECRETS: openIdSecrets.default(new Map()),
  PARVIS_DATA: z.string().default("./var"),
  DATABASE_URL: url("postgres", "postgresql"),
  SMTP_URL: url("smtp", "smtps"),
  SMS_URL: url("smpp", "ssmpp"),
  PARVIS_SMS_PER_DAY: z.coerce
    .number("must be a number of SMS")
    .int("must be a number of SMS")
    .min(0, "must be 0 or more")
    .max(1_000_000_000, "must be less than a billion")
    .default(10_000),
  FILES_URL: url("file", "s3"),
  CLAMAV_URL: url("tcp"),
  PARVIS_SECRET: z.string().min(shortestSecret, `must be ${shortestSecret} characters at least`).optional(),
  PARVIS_DEMO: z.enum(["0", "1"], "must be 0 or 1").optional(),
});

type Environment = z.infer<typeof environment>;

/** Reads and checks the environment; throws one `ConfigError` that names everything wrong with it. */
export function readConfig(variables: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const { success, data: env, error } = environment.safeParse(set);
  if (!success) throw new ConfigError(error.issues.map((i) => `${i.path.join(".")} ${i.message}`).join("\n"));
  refuseUnsafe(env);
  const folder = resolve(env.PARVIS_DATA);
  return {
    house: {
      production: isProduction(env),
      demonstration: env.PARVIS_DEMO ? env.PARVIS_DEMO === "1" : !isProduction(env),
      secret: env.PARVIS_SECRET ?? keptSecret(folder),
    },
    web: {
      port: env.PORT,
      publicUrl: env.PARVIS_URL ?? new URL(`http://localhost:${env.PORT}`),
      proxies: env.PARVIS_PROXIES.split(",").flatMap((proxy) => proxy.trim() || []),
      metricsToken: env.PARVIS_METRICS_TOKEN ?? null,
      openIdSecrets: env.PARVIS_OPENID_SECRETS,
    },
    worker: { port: env.PARVIS_WORKER_PORT ?? null },
    store: { folder, databaseUrl: env.DATABASE_URL?.href ?? null },
    channels: {
      smtpUrl: env.SMTP_URL ?? null,
      smsUrl: env.SMS_URL ?? null,
      smsPerDay: env.PARVIS_SMS_PER_DAY,
    },
  };
}

const isProduction = (env: Environment) => env.NODE_ENV === "production";

function refuseUnsafe(env: Environment): void {
  const wrong: string[] = [];
  if (!env.PARVIS_SECRET && (env.DATABASE_URL || isProduction(env)))
    wrong.push(
      "PARVIS_SECRET is missing: make one with `openssl rand -hex 32` and keep it outside the database",
    );
  if (isProduction(env) && env.PARVIS_DEMO === "1")
    wrong.push("PARVIS_DEMO=1 is refused with NODE_ENV=production: anybody can read how its people sign in");
  if (wrong.length > 0) throw new ConfigError(wrong.join("\n"));
}

const isThisMachine = ({ hostname }: URL) => ["localhost", "127.0.0.1", "[::1]"].includes(hostname);

/** What starts, but should not be left so: one sentence each. */
export function doubtsAbout({ house, web, channels }: Config): string[] {
  const isLocal = isThisMachine(web.publicUrl);
  return [
    house.production &&
      isLocal &&
      `links in mails lead to this machine alone, ${web.publicUrl.origin}: set PARVIS_URL to the public address`,
    house.production && !channels.smtpUrl && "SMTP_URL is not set: mails stay in files and nobody gets them",
    house.production && !channels.smsUrl && "SMS_URL is not set: SMS stay in files and nobody gets them",
    channels.smsUrl?.protocol === "smpp:" &&
      !isThisMachine(channels.smsUrl) &&
      "SMS_URL is smpp://, not ssmpp://: codes and its password travel in clear, unless a tunnel of yours hides them",
    !house.production &&
      !isLocal &&
      "NODE_ENV is not production: /_dev shows every mail, with its live link, to anybody",
  ].filter((doubt) => doubt !== false);
}

import { resolve } from "node:path";
import { z } from "zod";
import { PlainFailure } from "#kernel/plain-failure.ts";
import { address } from "./addresses.ts";
import { bounceMailbox } from "./bounce-mailbox.ts";
import { proxies } from "./proxies.ts";
import { keptSecret } from "./secret.ts";
import { isDemonstrated, unsafeIn } from "./together.ts";
import { type UnreadName, unreadNames } from "./unread-names.ts";

export type Config = {
  house: {
    production: boolean;
    demonstration: boolean;
    secret: string;
    /** Variables that look like ours but that nothing reads. */
    unread: readonly UnreadName[];
    unused: readonly string[];
  };
  web: {
    port: number;
    /** The address to listen on; `null`: loopback only, or every IPv4 address in production. */
    host: string | null;
    /** The public URL. Links are built from it, never from a request. */
    publicUrl: URL;
    /** Addresses or CIDRs of the reverse proxies whose `X-Forwarded-*` is trusted. */
    proxies: string[];
    /** Bearer token of `/metrics`; `null`: loopback only. */
    metricsToken: string | null;
    /** OpenID Connect client secrets, by the slug of the space. */
    openIdSecrets: ReadonlyMap<string, string>;
  };
  worker: {
    /** Where a worker without web server answers `/healthz`, `/readyz` and `/metrics`; `null`: nowhere. */
    port: number | null;
  };
  store: {
    folder: string;
    /** `null`: an embedded PostgreSQL in `folder`. */
    databaseUrl: string | null;
  };
  channels: {
    /** `null`: mails stay in the local mailbox. */
    smtpUrl: URL | null;
    smsUrl: URL | null;
    smsPerDay: number;
    /** `null`: returned mails are not read. */
    bounces: Bounces | null;
  };
};

/** `mailbox`: where mails come back. `port`: where the worker receives them. */
export type Bounces = { mailbox: { name: string; domain: string }; port: number };

export const listeningHost = ({ web, house }: Config): string =>
  web.host ?? (house.production ? "0.0.0.0" : "127.0.0.1");

export class ConfigError extends PlainFailure {}

const shortestSecret = 16;
const tooShort = `doit avoir ${shortestSecret} caractères au moins`;
const noPort = "doit être un numéro de port, de 0 à 65535";
const noCount = "doit être un nombre de SMS, de 0 à un milliard";

const port = z.coerce.number(noPort).int(noPort).min(0, noPort).max(65_535, noPort);

const publicUrl = address("http", "https").refine(
  (url) => !url || (url.pathname === "/" && !url.search && !url.hash && !url.username),
  "doit être une adresse sans chemin, comme https://portail.example",
);

/** `space=secret`, separated by commas. */
const openIdSecrets = z.string().transform((text, check) => {
  const pairs = text.split(",").map((pair) => /^\s*([a-z0-9-]+)=(.+?)\s*$/.exec(pair));
  if (pairs.every((pair) => pair !== null))
    return new Map(pairs.map(([, space = "", secret = ""]) => [space, secret]));
  check.addIssue("doit s’écrire portail=secret, avec une virgule entre deux");
  return z.NEVER;
});

const environment = z.object({
  NODE_ENV: z
    .enum(
      ["development", "test", "production"],
      "doit être production, development ou test, ou ne pas être réglée",
    )
    .optional(),
  PORT: port.default(3000),
  HOST: z
    .union([z.ipv4(), z.ipv6()], "doit être une adresse de cette machine, telle que 127.0.0.1 ou ::")
    .optional(),
  PARVIS_WORKER_PORT: port.optional(),
  PARVIS_BOUNCES: bounceMailbox.optional(),
  PARVIS_BOUNCES_PORT: port.optional(),
  PARVIS_URL: publicUrl,
  PARVIS_PROXIES: proxies,
  PARVIS_METRICS_TOKEN: z.string().min(shortestSecret, tooShort).optional(),
  PARVIS_OPENID_SECRETS: openIdSecrets.default(new Map()),
  PARVIS_DATA: z.string().default("./var"),
  DATABASE_URL: address("postgres", "postgresql"),
  SMTP_URL: address("smtp", "smtps"),
  SMS_URL: address("smpp", "ssmpp"),
  PARVIS_SMS_PER_DAY: z.coerce
    .number(noCount)
    .int(noCount)
    .min(0, noCount)
    .max(1_000_000_000, noCount)
    .default(10_000),
  FILES_URL: address("file", "s3"),
  CLAMAV_URL: address("tcp"),
  PARVIS_SECRET: z.string().min(shortestSecret, tooShort).optional(),
  PARVIS_DEMO: z.enum(["0", "1"], "doit être 0 ou 1").optional(),
});

/** Reads and checks the environment. Throws one `ConfigError` that lists every fault. */
export function readConfig(variables: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const { success, data: env, error } = environment.safeParse(set);
  const wrong = [
    ...(error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}`),
    ...unsafeIn(set),
  ];
  if (!success || wrong.length > 0) throw new ConfigError(wrong.join("\n"));
  const folder = resolve(env.PARVIS_DATA);
  const url = env.PARVIS_URL ?? new URL(`http://localhost:${env.PORT}`);
  return {
    house: {
      production: env.NODE_ENV === "production",
      demonstration: isDemonstrated(set, url),
      secret: env.PARVIS_SECRET ?? keptSecret(folder),
      unused: ["FILES_URL", "CLAMAV_URL"].filter((name) => name in set),
      unread: unreadNames(Object.keys(set), Object.keys(environment.shape)),
    },
    web: {
      port: env.PORT,
      host: env.HOST ?? null,
      publicUrl: url,
      proxies: env.PARVIS_PROXIES,
      metricsToken: env.PARVIS_METRICS_TOKEN ?? null,
      openIdSecrets: env.PARVIS_OPENID_SECRETS,
    },
    worker: { port: env.PARVIS_WORKER_PORT ?? null },
    store: { folder, databaseUrl: env.DATABASE_URL?.href ?? null },
    channels: {
      smtpUrl: env.SMTP_URL ?? null,
      smsUrl: env.SMS_URL ?? null,
      smsPerDay: env.PARVIS_SMS_PER_DAY,
      bounces:
        env.PARVIS_BOUNCES && env.PARVIS_BOUNCES_PORT !== undefined
          ? { mailbox: env.PARVIS_BOUNCES, port: env.PARVIS_BOUNCES_PORT }
          : null,
    },
  };
}

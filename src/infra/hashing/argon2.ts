import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseOptions } from "@node-rs/argon2";
import { Piscina } from "piscina";
import { done, refused } from "#kernel/result.ts";
import { HashingBusy, type Passwords } from "./port.ts";

type Costs = { memoryCost: number; timeCost: number; parallelism: number };

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const usualCosts: Costs = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A stored hash that asks for more is hostile or broken, and is never computed (LOG-22). */
const ceiling = { memoryCost: 65_536, timeCost: 6, parallelism: 4, outputLen: 64, saltLen: 64 };

/** The forms refuse much earlier (LOG-20). */
const longestPassword = 4096;

export type HashingOptions = {
  /** Key kept outside the database, so that a stolen table alone cannot be cracked. */
  pepper: Buffer;
  concurrency?: number;
  /** Requests that may wait; beyond it they are refused at once. */
  queue: number;
  costs?: Costs;
};

export type HashAsked = Costs & { secret: Uint8Array; password: string };
export type VerdictAsked = { secret: Uint8Array; stored: string; password: string };

const pools = new Map<number, Piscina>();

/** One pool for the process, from its first hash on: most commands hash nothing, and start no thread. */
function threads(concurrency: number): Piscina {
  const started = pools.get(concurrency);
  if (started) return started;
  const pool = new Piscina({ filename: workerFile(), minThreads: concurrency, maxThreads: concurrency });
  pools.set(concurrency, pool);
  return pool;
}

/** argon2id in a thread pool, so that files, DNS and pages never wait for a hash. */
export function createPasswords({ pepper, queue, ...options }: HashingOptions) {
  const { concurrency = availableParallelism(), costs = usualCosts } = options;
  const current = `$argon2id$v=19$m=${costs.memoryCost},t=${costs.timeCost},p=${costs.parallelism}$`;
  const nobody = `${current}${unpadded(randomBytes(16))}$${unpadded(randomBytes(32))}`;
  const places = concurrency + queue;
  const hashes = queueOf(places);
  const turns = queueOf(places);

  const passwords: Passwords = {
    inTurn: turns.take,
    load: () => ({ taken: Math.max(turns.taken(), hashes.taken()), most: places }),
    hash: (password) =>
      hashes.take(() => {
        if (password.length > longestPassword) throw new RangeError("Password beyond every rule");
        const asked: HashAsked = { ...costs, secret: pepper, password: password.normalize("NFC") };
        return threads(concurrency).run(asked, { name: "hashPassword" });
      }),
    verify: (stored, password) =>
      hashes.take(async () => {
        const plausible = password.length <= longestPassword;
        const judged = stored !== null && plausible && isBearable(stored) ? stored : nobody;
        const typed = plausible ? password.normalize("NFC") : "";
        const asked: VerdictAsked = { secret: pepper, stored: judged, password: typed };
        const matches = await threads(concurrency).run(asked, { name: "verifyPassword" });
        if (matches !== true) return refused("wrong");
        return done({ outdated: !judged.startsWith(current) });
      }),
  };
  return passwords;
}

/** Takes a queue slot before anything else, so that a refusal costs nothing during a flood. */
function queueOf(places: number) {
  let taken = 0;
  const take = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    if (taken >= places) throw new HashingBusy();
    taken += 1;
    try {
      return await work();
    } finally {
      taken -= 1;
    }
  };
  return { take, taken: () => taken };
}

const workerFile = () =>
  fileURLToPath(new URL(`./argon2-worker${extname(import.meta.url)}`, import.meta.url));

const unpadded = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");

function isBearable(stored: string) {
  try {
    const asked = parseOptions(stored);
    return (Object.keys(ceiling) as (keyof typeof ceiling)[]).every((cost) => asked[cost] <= ceiling[cost]);
  } catch {
    return false;
  }
}

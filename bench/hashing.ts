import { lookup } from "node:dns/promises";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { createPasswords } from "#infra/hashing/argon2.ts";

/**
 * The cost of the pool over bare argon2id, and the delay for the rest of the process while 300 passwords
 * wait. `node bench/hashing.ts`
 */
const pepper = Buffer.alloc(32, 7);
const cores = availableParallelism();
const rounds = 5;

const passwords = createPasswords({ pepper, queue: 300 });
const stored = await passwords.hash("correct horse battery");
const bare = await hash("correct horse battery", { secret: pepper });

const ratios: number[] = [];
for (let round = 1; round <= rounds; round++) {
  const raw = await perSecond(cores, () => verify(bare, "wrong", { secret: pepper }));
  const pooled = await perSecond(cores * 4, () => passwords.verify(stored, "wrong"));
  ratios.push(pooled / raw);
  console.log(`raw ${raw.toFixed(0)}/s · pool ${pooled.toFixed(0)}/s · ratio ${(pooled / raw).toFixed(2)}`);
}
console.log(`median ratio ${middle(ratios).toFixed(2)}`);

const flood = Promise.all(Array.from({ length: 300 }, () => passwords.verify(stored, "wrong")));
const [file, dns] = await Promise.all([
  latencyDuring(flood, () => readFile(new URL(import.meta.url))),
  latencyDuring(flood, () => lookup("localhost")),
]);
console.log(`while 300 wait: readFile ${file}, dns.lookup ${dns}`);
console.log(`resident memory ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB`);

async function perSecond(lanes: number, work: () => Promise<unknown>) {
  const began = performance.now();
  let count = 0;
  const lane = async () => {
    while (performance.now() - began < 2000) {
      await work();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return (count * 1000) / (performance.now() - began);
}

async function latencyDuring(flood: Promise<unknown>, work: () => Promise<unknown>) {
  let flooded = true;
  void flood.finally(() => {
    flooded = false;
  });
  const times: number[] = [];
  while (flooded) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return `median ${middle(times).toFixed(1)} ms, worst ${Math.max(...times).toFixed(1)} ms`;
}

function middle(numbers: number[]) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

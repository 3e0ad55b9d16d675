import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import { createPasswords } from "#infra/hashing/argon2.ts";
import { HashingBusy } from "#infra/hashing/port.ts";

const queue = 100;
const cores = availableParallelism();

test("1,000 verifications at once: the queue is bounded, the rest refused at once, files free (LOG-21)", async () => {
  const passwords = createPasswords({ pepper: Buffer.alloc(32, 7), queue });
  const stored = await passwords.hash("correct horse battery");
  const memory = process.memoryUsage().rss;
  let waiting = 0;
  let mostMemory = 0;

  const began = performance.now();
  const asked = Array.from({ length: 1000 }, () => {
    waiting += 1;
    return passwords
      .verify(stored, "wrong")
      .then(() => "judged" as const)
      .catch((error: unknown) => {
        expect(error).toBeInstanceOf(HashingBusy);
        expect(performance.now() - began).toBeLessThan(100);
        return "busy" as const;
      })
      .finally(() => {
        waiting -= 1;
      });
  });
  const delays = { file: [] as number[], loop: [] as number[] };
  while (waiting > 0) {
    const before = performance.now();
    await readFile(new URL(import.meta.url));
    const read = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
    delays.file.push(read - before);
    delays.loop.push(performance.now() - read - 5);
    mostMemory = Math.max(mostMemory, process.memoryUsage().rss);
  }
  const answers = await Promise.all(asked);
  expect(answers.filter((answer) => answer === "judged")).toHaveLength(queue + cores);
  expect(answers.filter((answer) => answer === "busy")).toHaveLength(1000 - queue - cores);
  expect(nineteenOfTwenty(delays.file)).toBeLessThan(50);
  expect(nineteenOfTwenty(delays.loop)).toBeLessThan(50);
  expect(mostMemory - memory).toBeLessThan(8 * 19 * 1024 * 1024);

  expect((await passwords.verify(stored, "correct horse battery")).ok).toBe(true);
});

test("no more hashes at once than allowed", async () => {
  const one = createPasswords({ pepper: Buffer.alloc(32, 7), concurrency: 1, queue: 8 });
  await one.verify(null, "warm");
  const alone = Math.min(...(await oneAfterTheOther(5, () => timeOf(() => one.verify(null, "x")))));
  const five = await timeOf(() => Promise.all(Array.from({ length: 5 }, () => one.verify(null, "x"))));
  expect(five).toBeGreaterThan(alone * 3);
});

/** A shared machine may stall once; what waits for a hash stalls nearly every time. */
const nineteenOfTwenty = (times: number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;

async function oneAfterTheOther(times: number, work: () => Promise<number>) {
  const results: number[] = [];
  for (let round = 0; round < times; round++) results.push(await work());
  return results;
}

async function timeOf(work: () => Promise<unknown>) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

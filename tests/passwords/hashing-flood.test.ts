import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import { createPasswords } from "#infra/hashing/argon2.ts";
import { HashingBusy } from "#infra/hashing/port.ts";
import { repeated } from "../support/repeated.ts";
import { median, processorTime } from "./processor-time.ts";

const queue = 100;
const cores = availableParallelism();

test("1,000 verifications at once: the queue is bounded, the rest is refused at once, and file reads are not delayed (LOG-21)", {
  tags: ["repeats"],
}, async () => {
  const passwords = createPasswords({ pepper: Buffer.alloc(32, 7), queue });
  const stored = await passwords.hash("correct horse battery");
  const memory = process.memoryUsage().rss;
  const outcomes = { judged: 0, busy: 0 };
  const verify = () =>
    passwords.verify(stored, "wrong").then(
      () => outcomes.judged++,
      (error: unknown) => {
        if (!(error instanceof HashingBusy)) throw error;
        outcomes.busy++;
      },
    );

  let asked: Promise<unknown> = Promise.resolve();
  const cost = await processorTime(async () => {
    asked = Promise.all(Array.from({ length: 1000 }, verify));
    await new Promise(setImmediate);
  });
  expect(cost).toBeLessThan(100);
  expect(outcomes.busy).toBe(1000 - queue - cores);

  const delays = { file: [] as number[], loop: [] as number[] };
  let mostMemory = 0;
  while (outcomes.judged < queue + cores) {
    const before = performance.now();
    await readFile(new URL(import.meta.url));
    const read = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
    delays.file.push(read - before);
    delays.loop.push(performance.now() - read - 5);
    mostMemory = Math.max(mostMemory, process.memoryUsage().rss);
  }
  await asked;
  expect(outcomes).toEqual({ judged: queue + cores, busy: 1000 - queue - cores });
  // Queued behind the hashes, a file read would take seconds; on a quiet machine it does not wait at all.
  expect(median(delays.file)).toBeLessThan(repeated(500, 50));
  expect(median(delays.loop)).toBeLessThan(repeated(500, 50));
  expect(mostMemory - memory).toBeLessThan(8 * 19 * 1024 * 1024);
  expect((await passwords.verify(stored, "correct horse battery")).ok).toBe(true);
});

test("no more hashes run at once than allowed", async () => {
  const one = createPasswords({ pepper: Buffer.alloc(32, 7), concurrency: 1, queue: 8 });
  await one.verify(null, "warm");
  const alone = Math.min(...(await oneAfterTheOther(5, () => timeOf(() => one.verify(null, "x")))));
  const five = await timeOf(() => Promise.all(Array.from({ length: 5 }, () => one.verify(null, "x"))));
  expect(five).toBeGreaterThan(alone * 3);
});

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

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
  const slowest = { file: 0, loop: 0 };
  while (waiting > 0) {
    const before = performance.now();
    await readFile(new URL(import.meta.url));
    const read = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
    slowest.file = Math.max(slowest.file, read - before);
    slowest.loop = Math.max(slowest.loop, performance.now() - read - 5);
    mostMemory = Math.max(mostMemory, process.memoryUsage().rss);
  }
  const answers = await Promise.all(asked);
  expect(answers.filter((answer) => answer === "judged")).toHaveLength(queue + cores);
  expect(answers.filter((answer) => answer === "busy")).toHaveLength(1000 - queue - cores);
  expect(slowest.file).toBeLessThan(50);
  expect(slowest.loop).toBeLessThan(50);
  expect(mostMemory - memory).toBeLessThan(8 * 19 * 1024 * 1024);

  expect((await passwords.verify(stored, "correct horse battery")).ok).toBe(true);
});

test("no more hashes at once than allowed", async () => {
  const one = createPasswords({ pepper: Buffer.alloc(32, 7), concurrency: 1, queue: 8 });
  await one.verify(null, "warm");
  const alone = await timeOf(() => one.verify(null, "x"));
  const five = await timeOf(() => Promise.all(Array.from({ length: 5 }, () => one.verify(null, "x"))));
  expect(five).toBeGreaterThan(alone * 3);
});

async function timeOf(work: () => Promise<unknown>) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

import { expect, test } from "vitest";
import { createPasswords } from "#infra/hashing/argon2.ts";
import { median } from "./processor-time.ts";

const passwords = createPasswords({ pepper: Buffer.alloc(32, 7), concurrency: 2, queue: 64 });

test("nobody there takes the time of somebody", async () => {
  const stored = await passwords.hash("somebody’s password");
  const times: Record<"somebody" | "nobody", number[]> = { somebody: [], nobody: [] };
  for (let round = 0; round < 60; round++)
    for (const [who, hash] of [
      ["somebody", stored],
      ["nobody", null],
    ] as const) {
      const began = performance.now();
      await passwords.verify(hash, "another password");
      times[who].push(performance.now() - began);
    }
  const somebody = median(times.somebody);
  expect(Math.abs(somebody - median(times.nobody))).toBeLessThan(Math.max(3, somebody * 0.15));
});

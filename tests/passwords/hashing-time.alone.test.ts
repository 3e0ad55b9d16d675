import { expect, test } from "vitest";
import { createPasswords } from "#infra/hashing/argon2.ts";
import { gapOf } from "../attacks/interleaved.ts";
import { repeated } from "../support/repeated.ts";
import { median, processTime } from "./processor-time.ts";

const passwords = createPasswords({ pepper: Buffer.alloc(32, 7), concurrency: 2, queue: 64 });

test("an unknown account takes the time of a known one, in processor time and by the clock", {
  tags: ["repeats"],
  timeout: 120_000,
}, async () => {
  const stored = await passwords.hash("somebody’s password");
  const verify = (hash: string | null) => passwords.verify(hash, "another password");
  const work = { somebody: [] as number[], nobody: [] as number[] };
  for (let round = 0; round < repeated(20, 60); round++) {
    work.somebody.push(await processTime(() => verify(stored)));
    work.nobody.push(await processTime(() => verify(null)));
  }
  const usual = median(work.somebody);
  const most = Math.max(3, usual * 0.15);
  expect(Math.abs(usual - median(work.nobody))).toBeLessThan(most);
  const cast = { somebody: async () => stored, nobody: async () => null };
  // On a busy machine the clock proves little.
  expect(await gapOf(repeated(10, 60), cast, verify)).toBeLessThan(most * repeated(10, 1));
});

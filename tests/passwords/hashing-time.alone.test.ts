import { expect, test } from "vitest";
import { createPasswords } from "#infra/hashing/argon2.ts";
import { repeated } from "../support/repeated.ts";
import { median, processTime } from "./processor-time.ts";

const passwords = createPasswords({ pepper: Buffer.alloc(32, 7), concurrency: 2, queue: 64 });

type Times = Record<"somebody" | "nobody", number[]>;

test("nobody there takes the time of somebody, of the processor and by the clock", {
  tags: ["repeats"],
}, async () => {
  const stored = await passwords.hash("somebody’s password");
  const work: Times = { somebody: [], nobody: [] };
  const times: Times = { somebody: [], nobody: [] };
  for (let round = 0; round < repeated(20, 60); round++)
    for (const [who, hash] of [
      ["somebody", stored],
      ["nobody", null],
    ] as const) {
      const began = performance.now();
      work[who].push(await processTime(() => passwords.verify(hash, "another password")));
      times[who].push(performance.now() - began);
    }
  // The clock tells nothing on a machine that other tests keep busy.
  for (const { somebody, nobody } of repeated([work], [work, times])) {
    const usual = median(somebody);
    expect(Math.abs(usual - median(nobody))).toBeLessThan(Math.max(3, usual * 0.15));
  }
});

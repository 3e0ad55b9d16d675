import { setTimeout as wait } from "node:timers/promises";
import { type Duration, seconds } from "#kernel/duration.ts";

const pauses: readonly Duration[] = [seconds(0.2), seconds(1), seconds(3)];

/** Retries: the message has left, and a database restart must not make it leave twice. */
export async function insist(work: () => Promise<void>): Promise<void> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch {
      await wait(pause);
    }
  }
  await work();
}

import type { PgBoss, QueueOptions } from "pg-boss";
import { days, inSeconds, seconds } from "#kernel/duration.ts";
import { deadLetters, mailsToSend, type QueueRules, smsToSend } from "./queues.ts";

/** A worker silent for this long is dead: its jobs go to another (F-25). */
const signsOfLife = seconds(10);

export type QueueToPrepare = { name: string; rules: QueueRules };

/** Creates or updates the queues. Two processes may do so at once. */
export async function prepareQueues(boss: PgBoss, queues: readonly QueueToPrepare[]): Promise<void> {
  const known = new Set((await boss.getQueues()).map((queue) => queue.name));
  if (!known.has(deadLetters))
    await boss.createQueue(deadLetters, { retentionSeconds: inSeconds(days(365)) });
  for (const { name, rules } of [mailsToSend, smsToSend, ...queues]) {
    const options = { ...optionsOf(rules), deadLetter: deadLetters, notify: true };
    if (known.has(name)) await boss.updateQueue(name, options);
    else await boss.createQueue(name, options);
  }
}

const optionsOf = (rules: QueueRules): QueueOptions => ({
  expireInSeconds: inSeconds(rules.longestTry),
  heartbeatSeconds: inSeconds(signsOfLife),
  retryLimit: rules.retries,
  retryDelay: inSeconds(rules.firstRetry),
  retryBackoff: true,
  retryDelayMax: inSeconds(rules.longestWait),
  deleteAfterSeconds: inSeconds(days(1)),
});

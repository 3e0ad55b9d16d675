import type { PgBoss, QueueOptions } from "pg-boss";
import { days, inSeconds, seconds } from "#kernel/duration.ts";
import { deadLetters, type QueueRules, queues } from "./queues.ts";

/** A worker that shows no sign of life for this long is dead: its jobs go to another (F-25). */
const signsOfLife = seconds(10);

/** Creates the queues, or brings them to today's rules. Two processes may do so at once. */
export async function prepareQueues(boss: PgBoss): Promise<void> {
  const known = new Set((await boss.getQueues()).map((queue) => queue.name));
  if (!known.has(deadLetters))
    await boss.createQueue(deadLetters, { retentionSeconds: inSeconds(days(365)) });
  for (const [name, rules] of Object.entries(queues)) {
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

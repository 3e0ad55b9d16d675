import type { Kysely } from "kysely";
import { type Job, type JobResult, PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { seconds } from "#kernel/duration.ts";
import type { Tables } from "../db/tables/schema.ts";
import { reportingDisturbances } from "./disturbance.ts";
import { installJobs } from "./install.ts";
import { type Attempt, Hopeless, TryLater } from "./outcome.ts";
import type { QueueToPrepare } from "./prepare.ts";
import { type Queue, readPayload } from "./queues.ts";
import { keepSchedules, type Schedule } from "./schedules.ts";

/** Throws `TryLater` or `Hopeless` when the reason is known. */
export type Work = QueueToPrepare & { run(stored: unknown, attempt: Attempt): Promise<void> };

export const workOf = <Payload>(
  queue: Queue<Payload>,
  run: (payload: Payload, attempt: Attempt) => Promise<void>,
): Work => ({
  name: queue.name,
  rules: queue.rules,
  run: async (stored, attempt) => run(readPayload(queue, stored), attempt),
});

export type WorkerOptions = {
  db: Kysely<Tables>;
  /** For the worker's own connections: one listens to notifications, and mails must not wait for pages. */
  connectionString: string;
  jobs: readonly Work[];
  schedules?: readonly Schedule[];
  log: Pick<Logger, "info" | "warn" | "error">;
};

export type Worker = {
  stop(): Promise<void>;
};

const longestStop = seconds(25);

export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { db, connectionString, jobs, schedules, log } = options;
  await installJobs(db, jobs);
  const boss = new PgBoss({
    connectionString,
    application_name: "parvis-worker",
    max: 5,
    connectionTimeoutMillis: 5_000,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  boss.on(
    "error",
    reportingDisturbances((disturbance) => log.error(disturbance, "jobs are disturbed")),
  );
  boss.on("warning", (warning) => log.warn({ warning }, "jobs need a look"));
  await boss.start();
  for (const work of jobs) await take(boss, work, log);
  await keepSchedules(boss, schedules ?? []);
  log.info("the worker is ready: it takes jobs");
  return { stop: () => boss.stop({ timeout: longestStop }) };
}

async function take(boss: PgBoss, work: Work, log: WorkerOptions["log"]) {
  const { places, placesPerGroup } = work.rules;
  const options = {
    localConcurrency: places,
    localGroupConcurrency: placesPerGroup,
    // After a full batch a slot fetches the next one at once, because more jobs may wait.
    batchSize: 2,
    burstWhenBatchFull: true,
    perJobResults: true,
    pollingIntervalSeconds: 1,
    notifyPollingIntervalSeconds: 5,
  } as const;
  await boss.work<object, JobResult[], typeof options>(work.name, options, (batch) =>
    Promise.all(batch.map((job) => attempt(job, work, log))),
  );
}

async function attempt(job: Job<object>, work: Work, log: WorkerOptions["log"]): Promise<JobResult> {
  try {
    await work.run(job.data, { signal: job.signal });
    return { id: job.id, status: "completed" };
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const about = { job: job.name, id: job.id, retries: job.retryCount };
    if (error instanceof TryLater) return { id: job.id, status: "failed", output: { reason } };
    log.error({ ...about, err: error }, "job failed");
    const givenUp = error instanceof Hopeless || job.retryCount >= work.rules.retries;
    return { id: job.id, status: givenUp ? "deadletter" : "failed", output: { reason } };
  }
}

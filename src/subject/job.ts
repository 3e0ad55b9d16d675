import { z } from "zod";
import type { Context } from "#context.ts";
import { ordinary, type Queue, type QueueRules, readPayload } from "#infra/jobs/queues.ts";
import type { Space } from "#spaces/space.ts";

/** When a job comes by itself, in Paris time, in the spaces that want it. */
type Timetable = { cron: string; isWanted(space: Space): boolean };

/** A job as the worker runs it. */
export type AnyJob = {
  name: string;
  rules: QueueRules;
  timetable: Timetable | null;
  /** Throws `Hopeless` when what was stored is not the payload of this job. */
  runStored(contextOf: (space: string) => Context, stored: unknown): Promise<void>;
};

/** A job declared by its subject; `enqueue` of the outbox asks for it. */
export type Job<Payload> = AnyJob & Queue<Payload>;

/** What every job is told: the space it acts in. */
export const inSpace = z.object({ space: z.string() });

type JobDefinition<Payload> = {
  name: string;
  payload: z.ZodType<Payload>;
  run(ctx: Context, payload: Payload): Promise<void>;
  rules?: Partial<QueueRules>;
  keyOf?(payload: Payload): string;
  /** For a job that comes by itself, told its space alone. */
  cron?: string;
  isWanted?(space: Space): boolean;
};

/** Declares a job. */
export function defineJob<Payload extends z.infer<typeof inSpace>>(
  definition: JobDefinition<Payload>,
): Job<Payload> {
  const { name, payload, run, keyOf, cron, isWanted = () => true } = definition;
  const rules = { ...ordinary, ...definition.rules };
  const queue: Queue<Payload> = { name, payload, rules, ...(keyOf ? { keyOf } : {}) };
  return {
    ...queue,
    timetable: cron ? { cron, isWanted } : null,
    async runStored(contextOf, stored) {
      const told = readPayload(queue, stored);
      await run(contextOf(told.space), told);
    },
  };
}

import { z } from "zod";
import type { Context } from "#context.ts";
import { ordinary, type Queue, type QueueRules, readPayload } from "#infra/jobs/queues.ts";
import type { Space } from "#spaces/space.ts";

/** In Paris time. `isWanted`: whether a space has this schedule. */
type Timetable = { cron: string; isWanted(space: Space): boolean };

export type AnyJob = {
  name: string;
  rules: QueueRules;
  timetable: Timetable | null;
  /** Throws `Hopeless` when the stored payload does not match the schema. */
  runStored(contextOf: (space: string) => Context, stored: unknown): Promise<void>;
};

export type Job<Payload> = AnyJob & Queue<Payload>;

export const inSpace = z.object({ space: z.string() });

type JobDefinition<Payload> = {
  name: string;
  payload: z.ZodType<Payload>;
  run(ctx: Context, payload: Payload): Promise<void>;
  rules?: Partial<QueueRules>;
  keyOf?(payload: Payload): string;
  /** For a scheduled job. Its payload is only the space. */
  cron?: string;
  isWanted?(space: Space): boolean;
};

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

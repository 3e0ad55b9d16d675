import { type Duration, minutes } from "#kernel/duration.ts";

const silence: Duration = minutes(1);

/** Reports an error once a minute, with its count: without a database every worker repeats it. */
export function reportingDisturbances(report: (disturbance: { err: Error; repeated: number }) => void) {
  const reported = new Map<string, { at: number; repeated: number }>();
  return (emitted: unknown) => {
    const err = errorFrom(emitted);
    const now = performance.now();
    const before = reported.get(err.message);
    if (before && now - before.at < silence) {
      before.repeated += 1;
      return;
    }
    report({ err, repeated: before?.repeated ?? 0 });
    reported.set(err.message, { at: now, repeated: 0 });
  };
}

/** pg-boss emits copies that are not errors, and adds the worker and its queue to their message. */
function errorFrom(emitted: unknown): Error {
  const { message, stack, code, errors } = emitted as Partial<AggregateError & { code: string }>;
  const inside = (errors ?? []).map((one) => String(one?.message ?? one)).join(", ");
  const error = new Error(withoutWorker(message ?? "") || inside || code || "unknown");
  return Object.assign(error, { code, ...(stack ? { stack } : {}) });
}

const withoutWorker = (message: string) => message.replace(/ \(Queue: [^)]*\)$/, "").trim();

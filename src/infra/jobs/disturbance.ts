import { type Duration, minutes } from "#kernel/duration.ts";

const silence: Duration = minutes(1);

/**
 * Reports the errors that pg-boss emits, the same one once a minute at most, with how often it was left unsaid since:
 * while the database is away, every worker of every queue meets it several times a second.
 */
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

/** pg-boss emits copies of errors, which are none, and adds to their message which worker of which queue met them. */
function errorFrom(emitted: unknown): Error {
  const { message, stack, code, errors } = emitted as Partial<AggregateError & { code: string }>;
  const inside = (errors ?? []).map((one) => String(one?.message ?? one)).join(", ");
  const error = new Error(withoutWorker(message ?? "") || inside || code || "unknown");
  return Object.assign(error, { code, ...(stack ? { stack } : {}) });
}

const withoutWorker = (message: string) => message.replace(/ \(Queue: [^)]*\)$/, "").trim();

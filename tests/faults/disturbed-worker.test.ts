import pino from "pino";
import { expect, it } from "vitest";
import { plainError } from "#http/watch/request-log.ts";
import { reportingDisturbances } from "#infra/jobs/disturbance.ts";

const linesOf = (emitted: readonly unknown[]) => {
  const lines: string[] = [];
  const log = pino({ serializers: { err: plainError } }, { write: (line: string) => void lines.push(line) });
  const report = reportingDisturbances((disturbance) => log.error(disturbance, "jobs are disturbed"));
  for (const one of emitted) report(one);
  return lines.map((line) => JSON.parse(line));
};

/** As pg-boss emits it: a copy of the error, with the worker's number. */
const refused = (worker: number) => ({
  code: "ECONNREFUSED",
  message: `connect ECONNREFUSED 127.0.0.1:5432 (Queue: send-mail, Worker: ${worker})`,
  stack: "Error: connect",
  queue: "send-mail",
});

it("logs the same error of many workers once", () => {
  const lines = linesOf(Array.from({ length: 350 }, (_, worker) => refused(worker)));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    msg: "jobs are disturbed",
    repeated: 0,
    err: { message: "connect ECONNREFUSED 127.0.0.1:5432", errorCode: "ECONNREFUSED" },
  });
});

it("logs a different error at once, and the inner message of an error without one", () => {
  const inside = new AggregateError([new Error("connect ECONNREFUSED ::1:5432")]);
  const [first, second] = linesOf([refused(1), inside, refused(2)]);
  expect(first.err.message).toContain("127.0.0.1");
  expect(second.err.message).toBe("connect ECONNREFUSED ::1:5432");
});

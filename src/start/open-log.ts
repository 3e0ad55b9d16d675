import { mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Logger, multistream, pino } from "pino";
import type { Config } from "#config/env.ts";
import { plainError } from "#http/watch/request-log.ts";

const options = {
  redact: ["*.password", "*.email", "*.token", "*.secret"],
  serializers: { err: plainError },
};

export const logFileOf = (folder: string) => join(folder, "parvis.log");

const largestLog = 5_000_000;

/** Production: JSON on standard output. Elsewhere: a file under PARVIS_DATA, and plain warnings on the terminal. */
export function openLog({ house, store }: Config): Logger {
  if (house.production) return pino(options);
  mkdirSync(store.folder, { recursive: true });
  const file = logFileOf(store.folder);
  startAgainWhenLarge(file);
  return pino(
    options,
    multistream([
      { level: "info", stream: pino.destination({ dest: file, sync: true }) },
      { level: "warn", stream: { write: (line: string) => void process.stderr.write(plainLine(line)) } },
    ]),
  );
}

function startAgainWhenLarge(file: string) {
  const { size } = statSync(file, { throwIfNoEntry: false }) ?? { size: 0 };
  if (size > largestLog) renameSync(file, `${file}.1`);
}

/** "warning: a database connection was lost (ECONNRESET)". The log is in English, as the code. */
function plainLine(line: string): string {
  const { level, msg, reason, err } = JSON.parse(line);
  const why = reason ?? err?.message;
  return `${level >= 50 ? "error" : "warning"}: ${msg ?? why}${msg && why ? ` (${why})` : ""}\n`;
}

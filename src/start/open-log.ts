import { mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Logger, multistream, pino } from "pino";
import type { Config } from "#config/env.ts";
import { plainError } from "#http/watch/request-log.ts";

const options = {
  redact: ["*.password", "*.email", "*.token", "*.secret"],
  serializers: { err: plainError },
};

/** Where the log of a developer or of a demonstration stands: the terminal is for what one reads. */
export const logFileOf = (folder: string) => join(folder, "parvis.log");

const largestLog = 5_000_000;

/**
 * Opens the log. In production: JSON on standard output, for journald or a collector. Elsewhere: the same lines in a
 * file under PARVIS_DATA, and only warnings and errors on the terminal, one plain line each.
 */
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

/** "warning: a database connection was lost (ECONNRESET)". The log is in English, like the code. */
function plainLine(line: string): string {
  const { level, msg, reason, err } = JSON.parse(line);
  const why = reason ?? err?.message;
  return `${level >= 50 ? "error" : "warning"}: ${msg ?? why}${msg && why ? ` (${why})` : ""}\n`;
}

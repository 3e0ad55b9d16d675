import { type Config, readConfig } from "#config/env.ts";
import { seconds } from "#kernel/duration.ts";
import { reportFailure } from "./report-failure.ts";

type Parts = { web: boolean; worker: boolean };

const longestStop = seconds(25);
const oneKeyPress = seconds(1);

/** Runs until a signal, then finishes the work in progress. */
export async function run(partsOf: (config: Config) => Parts): Promise<void> {
  const told = new AbortController();
  const end = waitForEnd().then(() => told.abort());
  try {
    const config = readConfig();
    const { shareDatabase } = await import("#infra/db/embedded/share-database.ts");
    const database = await shareDatabase(config, told.signal);
    try {
      const { startApp } = await import("./start-app.ts");
      const app = await startApp(config, database.url, partsOf(config));
      await end;
      await app.stop();
    } finally {
      await database.release();
    }
  } catch (error) {
    // Stopped while waiting for its database: nothing to report.
    if (!isGivenUp(error)) {
      reportFailure(error);
      process.exitCode ||= 1;
    }
  }
  process.exit();
}

const isGivenUp = (error: unknown) => error instanceof Error && error.name === "AbortError";

/** Resolves at the first signal, or at an uncaught exception: the process can no longer be trusted. */
function waitForEnd(): Promise<void> {
  return new Promise((resolve) => {
    let endedAt: number | null = null;
    const end = () => {
      endedAt ??= performance.now();
      setTimeout(() => process.exit(process.exitCode || 1), longestStop).unref();
      resolve();
    };
    const signalled = () => {
      // A terminal and npm both forward the same Ctrl-C; only a later one forces the exit.
      if (endedAt !== null && performance.now() - endedAt > oneKeyPress) process.exit(1);
      end();
    };
    process.on("SIGTERM", signalled).on("SIGINT", signalled);
    process.on("uncaughtException", (error) => {
      reportFailure(error);
      process.exitCode = 1;
      end();
    });
  });
}

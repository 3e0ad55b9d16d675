import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import { markInterruptedImports } from "#imports/run/import-runs.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";

/** Where imports are killed. `program`: a file beside this one, which imports a file and sends its moments. */
export type DoomedImports = {
  program: string;
  databaseUrl: string;
  inSpace<T>(work: (trx: SpaceTransaction) => Promise<T>): Promise<T>;
  /** What is on file, without ids and times: the fingerprint of the state before or after. */
  state(): Promise<string>;
};

/** `pause`: milliseconds to stop before the commit. */
export const startDoomed = ({ program, databaseUrl }: DoomedImports, path: string, pause = 0) =>
  fork(join(import.meta.dirname, program), [databaseUrl, path, String(pause)], { stdio: "ignore" });

export async function kill(child: ChildProcess) {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** A statement of the killed client ends on the server within a second or two. */
export async function settled({ inSpace }: DoomedImports) {
  for (let tries = 0; tries < 100; tries++) {
    await inSpace(markInterruptedImports);
    const running = await inSpace((trx) =>
      trx.selectFrom("import_run").select("id").where("state", "=", "running").execute(),
    );
    if (running.length === 0) return;
    await wait(50);
  }
  throw new Error("the killed import still holds its lock");
}

/**
 * Kills imports of two files in turn, the first being on file, at moments spread over an import. Expects the state
 * before or after each time. Returns which of the files is on file at the end.
 */
export async function killAtAllMoments(
  doomed: DoomedImports,
  paths: readonly [string, string],
  runs: number,
) {
  const before = await doomed.state();
  const { first, last } = await momentsOf(doomed, paths[1]);
  const after = await doomed.state();
  expect(after).not.toBe(before);

  let turn = 0;
  const seen = { before: 0, after: 0 };
  for (let run = 0; run < runs; run++) {
    // The next file tried is always the one not on file.
    const [from, to, path] = turn % 2 === 0 ? [after, before, paths[0]] : [before, after, paths[1]];
    const child = startDoomed(doomed, path, run % 4 === 0 ? 60 : 0);
    const ended = once(child, "exit");
    const moment = first * 0.7 + (run / runs) * (last - first * 0.7) * 1.1;
    // On a busy machine, no moment may be early or late enough: the first is killed at once, the last one ends.
    if (run === runs - 1) await ended;
    else await Promise.race([ended, wait(run === 0 ? 0 : moment)]);
    await kill(child);
    await settled(doomed);
    const now = await doomed.state();
    expect([from, to]).toContain(now);
    if (now === to) turn += 1;
    seen[now === to ? "after" : "before"] += 1;
  }
  expect(seen.before).toBeGreaterThan(0);
  expect(seen.after).toBeGreaterThan(0);
  const [other, onFile] = turn % 2 === 0 ? paths : [paths[1], paths[0]];
  return { onFile, other };
}

/** Of an import left alone, in milliseconds. */
async function momentsOf(doomed: DoomedImports, path: string) {
  const began = performance.now();
  const moments: number[] = [];
  const rehearsal = startDoomed(doomed, path);
  rehearsal.on("message", () => moments.push(performance.now() - began));
  await once(rehearsal, "exit");
  return { first: moments[0] ?? 300, last: moments.at(-1) ?? 1000 };
}

import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds of processor time of a process, its threads and its children (Linux). */
export function processorTime(pid: number, { descendants = false } = {}): number {
  const own = ticksOf(`/proc/${pid}/stat`);
  if (!descendants) return own;
  return childrenOf(pid).reduce((sum, child) => sum + processorTime(child, { descendants }), own);
}

/** The same for the first thread only: in Node, the one that runs the program. */
export const mainThreadTime = (pid: number) => ticksOf(`/proc/${pid}/task/${pid}/stat`);

/** The same, of a process with one thread, such as a backend of PostgreSQL, to the microsecond. */
export const exactTime = (pid: number) =>
  Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1_000_000;

const millisecondsPerTick = 10;

function ticksOf(file: string): number {
  try {
    const [user = 0, system = 0] = fieldsOf(file).slice(11, 13).map(Number);
    return (user + system) * millisecondsPerTick;
  } catch {
    return 0;
  }
}

/** The fields after the name, which may itself contain spaces and brackets. */
const fieldsOf = (file: string) =>
  readFileSync(file, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");

const childrenOf = (pid: number) =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);

function parentOf(pid: string): number | null {
  try {
    return Number(fieldsOf(`/proc/${pid}/stat`)[1]);
  } catch {
    return null;
  }
}

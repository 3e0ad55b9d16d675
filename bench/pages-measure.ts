import autocannon from "autocannon";
import { processorTime } from "./processor-time.ts";

/** One page of one server: its URL, its server process, its request headers. */
export type Page = { url: string; pids: readonly number[]; headers: Record<string, string> };

/** Seconds, or requests. */
type Extent = { duration: number } | { amount: number };

export type Measure = { perSecond: number; processor: number };

const connections = 50;

/**
 * Requests per second, and the milliseconds of processor time per request in the server and in the database.
 */
export async function measure({ url, pids, headers }: Page, extent: Extent): Promise<Measure> {
  const before = spent(pids);
  const result = await autocannon({ url, connections, ...extent, headers });
  const wrong = result.errors + result.non2xx;
  if (wrong > 0) throw new Error(`${wrong} of ${url} failed`);
  const { total } = result.requests;
  return { perSecond: total / result.duration, processor: (spent(pids) - before) / total };
}

function spent(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + processorTime(pid, { descendants: true }), 0);
}

/** A measure in a line. */
export function told({ perSecond, processor }: Measure): string {
  return `${perSecond.toFixed(0)}/s ${processor.toFixed(3)} ms`;
}

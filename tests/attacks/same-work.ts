import { Client } from "pg";
import { expect, vi } from "vitest";
import type { Answer } from "../support/browser.ts";

/** The floor of decision 0006, in milliseconds. */
const floor = 120;

type Work = { status: number; took: number; statements: string[] };

/**
 * Each class of the cast once, after a first round that brings a shared browser to the same state for all.
 */
export async function expectSameWork<Ready>(
  cast: Record<string, (index: number) => Promise<Ready>>,
  post: (ready: Ready) => Promise<Answer>,
): Promise<void> {
  const works: Record<string, Work> = {};
  for (const ready of Object.values(cast)) await post(await ready(0));
  for (const [name, ready] of Object.entries(cast)) {
    const one = await ready(1);
    works[name] = await workOf(() => post(one));
  }
  const all = Object.values(works);
  const refused = all.filter(({ status }) => status >= 400);
  if (refused.length > 0) {
    expect(refused).toHaveLength(all.length);
    for (const [name, { took }] of Object.entries(works)) expect([name, took >= floor]).toEqual([name, true]);
  } else
    for (const [name, { statements }] of Object.entries(works))
      expect([name, ...statements]).toEqual([name, ...(all[0]?.statements ?? [])]);
}

async function workOf(post: () => Promise<Answer>): Promise<Work> {
  const asked = vi.spyOn(Client.prototype, "query");
  const begun = performance.now();
  const { status } = await post();
  const took = performance.now() - begun;
  const statements = asked.mock.calls.map(([query]) => textOf(query)).filter((text) => !isQueueCache(text));
  asked.mockRestore();
  return { status, took, statements };
}

const textOf = (query: unknown) => (typeof query === "string" ? query : (query as { text: string }).text);

/** `pg-boss` reads its queues again from time to time, whatever the request. */
const isQueueCache = (text: string) => /\bq\.retry_limit as "retryLimit"/.test(text);

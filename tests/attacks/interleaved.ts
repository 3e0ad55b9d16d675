import { expect } from "vitest";
import type { Answer } from "../support/browser.ts";
import { repeated } from "../support/repeated.ts";
import { expectSameWork } from "./same-work.ts";

/** Prepares the input of one try of each class, untimed. */
export type Cast<Ready> = Record<string, (index: number) => Promise<Ready>>;

/** In milliseconds. */
const largestGap = 5;
/** A noisy machine needs more rounds, up to this multiple of the usual number. */
const mostBatches = 3;

/**
 * Expects the same response time for every class of the cast. `npm test` checks the causes: all refused no
 * sooner than the floor, or all by the same statements. `npm run test:long` times them, in so many rounds of
 * one try each.
 */
export const expectSameTime = <Ready>(
  rounds: number,
  cast: Cast<Ready>,
  post: (ready: Ready) => Promise<Answer>,
): Promise<void> => repeated(expectSameWork, (...given) => expectSmallGap(rounds, ...given))(cast, post);

const expectSmallGap = async <Ready>(...given: Parameters<typeof gapOf<Ready>>) =>
  expect(await gapOf(...given)).toBeLessThan(largestGap);

/** The largest time gap between two classes, in milliseconds. */
export async function gapOf<Ready>(
  rounds: number,
  cast: Cast<Ready>,
  post: (ready: Ready) => Promise<unknown>,
): Promise<number> {
  const times = new Map(Object.keys(cast).map((name): [string, number[]] => [name, []]));
  let gap = { middle: 0, doubt: 0 };
  for (let batch = 0; batch < mostBatches; batch += 1) {
    for (let round = batch * rounds; round < (batch + 1) * rounds; round += 1)
      for (const [name, ready] of inTurn(Object.entries(cast), round)) {
        const one = await ready(round);
        const begun = performance.now();
        await post(one);
        times.get(name)?.push(performance.now() - begun);
      }
    gap = largestOf([...times.values()]);
    if (gap.doubt < largestGap / 2) break;
  }
  console.info("gap in ms", gap);
  return gap.middle;
}

/** The order rotates, so that no class profits from caches that the previous one warmed. */
const inTurn = <One>(all: One[], round: number) => [
  ...all.slice(round % all.length),
  ...all.slice(0, round % all.length),
];

/**
 * The largest median of the differences between two classes, each taken within a round: a slowdown longer
 * than a round affects both. `doubt` is half the 99 % interval of that median, by its ranks.
 */
function largestOf(classes: readonly (readonly number[])[]) {
  const pairs = classes.flatMap((one, at) => classes.slice(at + 1).map((other) => [one, other] as const));
  const gaps = pairs.map(([one, other]) => {
    const differences = one.map((time, round) => time - (other[round] ?? time)).sort((a, b) => a - b);
    const half = differences.length / 2;
    const ranks = 1.29 * Math.sqrt(differences.length);
    const at = (rank: number) =>
      differences[Math.min(differences.length - 1, Math.max(0, Math.round(rank)))] ?? 0;
    return { middle: Math.abs(at(half)), doubt: (at(half + ranks) - at(half - ranks)) / 2 };
  });
  return gaps.reduce((worst, gap) => (gap.middle > worst.middle ? gap : worst), { middle: 0, doubt: 0 });
}

/** Two tries per person, so that no lock occurs. */
export function twoEach(make: () => Promise<string>) {
  const made: Promise<string>[] = [];
  return (index: number) => {
    if (index % 2 === 0) made.push(make());
    return made[index >> 1] ?? make();
  };
}

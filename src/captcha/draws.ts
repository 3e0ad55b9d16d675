import { createHash } from "node:crypto";

/** Deterministic random numbers; they do not reveal the seed (SHAKE256, FIPS 202). */
export type Draws = {
  below(limit: number): number;
  between(low: number, high: number): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
  shuffled<T>(items: readonly T[]): T[];
};

const numbers = 1024;

export function drawsFrom(seed: Buffer): Draws {
  const stream = createHash("shake256", { outputLength: numbers * 4 })
    .update(seed)
    .digest();
  let place = 0;
  const fraction = () => {
    const drawn = stream.readUInt32LE(place) / 2 ** 32;
    place += 4;
    return drawn;
  };
  const below = (limit: number) => Math.floor(fraction() * limit);
  return {
    below,
    between: (low, high) => low + fraction() * (high - low),
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    shuffled: (items) =>
      items
        .map((item) => ({ item, rank: fraction() }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ item }) => item),
  };
}

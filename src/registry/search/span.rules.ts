/** The letter that begins a term of that kind: see migration 0046. */
export const kinds = {
  number: "n",
  lastName: "l",
  firstName: "f",
  city: "c",
  postalCode: "z",
  email: "e",
  phone: "t",
  ibanEnd: "i",
} as const;

export type Kind = keyof typeof kinds;

/** All terms that begin with `prefix`. Results of a lower rank come first; a whole term has `wholeRank`. */
export type Span = { kind: Kind; prefix: string; wholeRank: number; rank: number };

const ranks: Readonly<Record<Kind, readonly [whole: number, begun: number]>> = {
  number: [0, 5],
  email: [1, 5],
  phone: [1, 5],
  ibanEnd: [1, 1],
  lastName: [2, 3],
  firstName: [4, 4],
  postalCode: [5, 6],
  city: [5, 6],
};

export function span(kind: Kind, value: string): Span {
  const [wholeRank, rank] = ranks[kind];
  return { kind, prefix: kinds[kind] + value, wholeRank, rank };
}

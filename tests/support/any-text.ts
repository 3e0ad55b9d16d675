import fc from "fast-check";

/** Surrogates are halves of a sign. */
const surrogates = { from: 0xd800, count: 0x800 };

const sign = fc
  .nat({ max: 0x10ffff - surrogates.count })
  .map((place) => String.fromCodePoint(place < surrogates.from ? place : place + surrogates.count));

/** Any text of Unicode. The unit "binary" of the library says the same, for a second of set-up in each process. */
export const anyText = (length: { minLength?: number; maxLength?: number } = {}) =>
  fc.string({ unit: sign, ...length });

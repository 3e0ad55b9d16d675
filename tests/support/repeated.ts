const isLong = process.env.PARVIS_TESTS === "long";

/** The repetitions of a test tagged `repeats`: in `npm test`, and in `npm run test:long`. */
export const repeated = <Amount>(short: Amount, long: Amount): Amount => (isLong ? long : short);

/**
 * The cases for the test with that index: in `npm test` one of them, another for each index; in `npm run test:long`
 * all.
 */
export const inTurn = <Case>(cases: readonly Case[], index: number): readonly Case[] =>
  repeated(cases.slice(index % Math.max(cases.length, 1)).slice(0, 1), cases);

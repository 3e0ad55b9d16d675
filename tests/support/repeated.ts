const isLong = process.env.PARVIS_TESTS === "long";

/** What a test tagged `repeats` does in `npm test`, and what it does in `npm run test:long`. */
export const repeated = <Amount>(short: Amount, long: Amount): Amount => (isLong ? long : short);

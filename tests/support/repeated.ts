const isLong = process.env.PARVIS_TESTS === "long";

/** The repetitions of a test tagged `repeats`: in `npm test`, and in `npm run test:long`. */
export const repeated = <Amount>(short: Amount, long: Amount): Amount => (isLong ? long : short);

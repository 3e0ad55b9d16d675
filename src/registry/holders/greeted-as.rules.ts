/** The name in a greeting. One person may run several establishments with one address: theirs are named instead. */
export const greetedAs = ({ firstName, organisation }: { firstName: string; organisation: string }): string =>
  organisation || firstName;

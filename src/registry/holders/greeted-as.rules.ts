/**
 * How a mail, or the home page, greets its holder. An establishment by its name: whoever runs several with one address
 * must read which of them is meant.
 */
export const greetedAs = ({ firstName, organisation }: { firstName: string; organisation: string }): string =>
  organisation || firstName;

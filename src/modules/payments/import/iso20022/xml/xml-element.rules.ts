/** An element that is closed, or whose children so far are known. */
export type XmlElement = {
  name: string;
  line: number;
  /** Attribute `Ccy`. */
  currency: string;
  text: string;
  children: XmlElement[];
  parent: XmlElement | undefined;
};

export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The first element at the end of a path of names. */
export function find(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

export const textOf = (element: XmlElement | undefined, ...path: readonly string[]): string =>
  find(element, ...path)?.text ?? "";

/** A code of ISO 20022, or the bank's own in its place. */
export const codeOf = (element: XmlElement | undefined): string =>
  textOf(element, "Cd") || textOf(element, "Prtry") || textOf(element);

/** "J. M." for Jeanne Martin: enough to compare with the paper, too little to learn a name. */
export const initialsOf = (...names: readonly string[]): string =>
  names
    .flatMap((name) => name.normalize("NFC").match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [])
    .map((word) => `${[...word][0]?.toLocaleUpperCase("fr-FR")}.`)
    .slice(0, 6)
    .join(" ");

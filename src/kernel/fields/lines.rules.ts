/** Lines that are not empty. */
export const countLines = (typed: string) => typed.split("\n").filter((line) => line.trim() !== "").length;

export const linesInWords = (count: number, [one, many]: readonly [string, string]) =>
  `${count.toLocaleString("fr-FR")} ${count > 1 ? many : one}`;

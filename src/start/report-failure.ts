import { inWords } from "./failure-in-words.ts";

/** One clear line for what a person can mend; the whole stack for what only we can. */
export function reportFailure(error: unknown): void {
  const words = inWords(error);
  console.error(words === null ? error : `Parvis : ${words}`);
}

import { inWords } from "./failure-in-words.ts";

/** One clear line for a known failure, the whole stack for any other. */
export function reportFailure(error: unknown): void {
  const words = inWords(error);
  console.error(words === null ? error : `Parvis : ${words}`);
}

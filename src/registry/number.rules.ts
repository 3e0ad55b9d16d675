import { done, type Result, refused } from "#kernel/result.ts";
import { normaliseNumber } from "#kernel/text.ts";

const shape = /^[A-Z0-9]{1,32}$/;

/** A holder's number in the one form under which it is kept and looked up: `T07 00-000` is `T0700000`. */
export function readNumber(text: string): Result<string, string> {
  if (text === "") return refused("numéro absent");
  const number = shape.test(text) ? text : normaliseNumber(text);
  return shape.test(number) ? done(number) : refused("numéro illisible : lettres et chiffres attendus");
}

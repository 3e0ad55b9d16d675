import { done, type Result, refused } from "#kernel/result.ts";
import { normaliseNumber } from "#kernel/text.ts";
import type { NumberRule, Space } from "#spaces/space.ts";
import { readFiness } from "./finess.rules.ts";

const shape = /^[A-Z0-9]{1,32}$/;

/** A holder's number in the one form under which it is kept and looked up, or why it cannot be one. */
export const readNumber = (rule: NumberRule, text: string): Result<string, string> =>
  rule === "finess" ? readFiness(text) : readFree(text);

/** `T07 00-000` is `T0700000`. */
function readFree(text: string): Result<string, string> {
  if (text === "") return refused("numéro absent");
  const number = shape.test(text) ? text : normaliseNumber(text);
  return shape.test(number) ? done(number) : refused("numéro illisible : lettres et chiffres attendus");
}

/** The number typed by a visitor; the refusal, made of what was typed alone, goes under the field. */
export function readNumberOf({ policy }: Pick<Space, "policy">, typed: string): Result<string, string> {
  const read = readNumber(policy.number, typed);
  if (read.ok) return read;
  return refused(policy.number === "finess" ? asSentence(read.refusal) : misspelt);
}

const misspelt = "Un numéro n’a que des lettres et des chiffres. Recopiez celui de nos courriers.";

const asSentence = (reason: string) => `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}.`;

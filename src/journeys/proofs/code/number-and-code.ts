import type { FormState } from "#kernel/form-state.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { readSixDigits } from "#kernel/text/text.ts";
import { text } from "#kernel/text/typed-text.ts";
import { readNumberOf } from "#registry/holders/number.rules.ts";
import type { Space } from "#spaces/space.ts";
import { typedCode } from "../../engine/steps/fields.ts";

/** A person who read the mail has both; a mail scanner does not. */
export const numberAndCode = {
  number: text(64, "Ce numéro est trop long.").default(""),
  code: typedCode().default(""),
};

export type NumberAndCode = { number: string; code: string };

/** The number and the code in normal form, or the error of the format, which costs no try. */
export function readNumberAndCode(space: Space, typed: NumberAndCode): Result<NumberAndCode, FormState> {
  const number = typed.number === "" ? refused("Saisissez votre numéro.") : readNumberOf(space, typed.number);
  const code = readSixDigits(typed.code);
  const errors = {
    ...(number.ok ? {} : { number: number.refusal }),
    ...(code !== null ? {} : { code: "Saisissez les 6 chiffres du code reçu par mail." }),
  };
  if (!number.ok || code === null) return refused({ values: { number: typed.number }, errors });
  return done({ number: number.value, code });
}

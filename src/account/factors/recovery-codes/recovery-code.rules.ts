import { foldSecret, secretAlphabet } from "../../password/letter-secret.rules.ts";

/** How many are made at once. */
export const recoveryCodesMade = 10;

/** Of 32 each: 50 bits. */
export const recoveryCodeSigns = 10;

const shape = new RegExp(`^[${secretAlphabet}]{${recoveryCodeSigns}}$`);

/** As shown: "XXXXX-XXXXX". */
export const groupRecoveryCode = (code: string) => `${code.slice(0, 5)}-${code.slice(5)}`;

/** The recovery code that was typed, `null` when it cannot be one: that costs no try. */
export function readRecoveryCode(typed: string): string | null {
  const code = foldSecret(typed);
  return shape.test(code) ? code : null;
}

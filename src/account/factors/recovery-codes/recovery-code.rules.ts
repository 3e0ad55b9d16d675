import { codeAlphabet, foldCode } from "#kernel/text/checked-code.rules.ts";

export const recoveryCodesMade = 10;

/** 10 signs of 5 bits: 50 bits. */
export const recoveryCodeSigns = 10;

const shape = new RegExp(`^[${codeAlphabet}]{${recoveryCodeSigns}}$`);

export const groupRecoveryCode = (code: string) => `${code.slice(0, 5)}-${code.slice(5)}`;

/** `null` when it cannot be a recovery code: this costs no try. */
export function readRecoveryCode(typed: string): string | null {
  const code = foldCode(typed);
  return shape.test(code) ? code : null;
}

import type { PasswordRule } from "#kernel/password/password-rule.ts";
import { tooLong } from "#kernel/password/password-shape.rules.ts";
import { exactText } from "#kernel/text/typed-text.ts";

const longer = "Ce mot de passe est trop long.";

/** A password to compare: refused only when no stored password can be so long. */
export const typedPassword = (missing: string) => exactText(1024, longer).min(1, missing);

/** A character in NFC may arrive as four code points: a letter and three accents. */
const mostDecomposed = 4;

/** Bounds a new password and its repetition; the rules are checked elsewhere. */
export function newPasswordFields(rule: PasswordRule) {
  const most = rule.maximum * mostDecomposed;
  return {
    password: exactText(most, (typed) => tooLong(rule, typed)),
    password_confirmation: exactText(most, longer),
  };
}

import { checkedAs } from "#kernel/fields/field-check.ts";
import { differing } from "#kernel/password/password-fault.rules.ts";
import type { PasswordRule } from "#kernel/password/password-rule.ts";
import { tooLong } from "#kernel/password/password-shape.rules.ts";
import { exactText } from "#kernel/text/typed-text.ts";

const longer = "Ce mot de passe est trop long.";

/** A password to compare: refused only when no stored password can be so long. */
export const typedPassword = (missing: string) => exactText(1024, longer).min(1, missing);

/** A character in NFC may arrive as four code points: a letter and three accents. */
const mostDecomposed = 4;

/** A new password and its repetition, of any length up to a bound; the rules are checked elsewhere. */
export function anyNewPassword(rule: PasswordRule) {
  const most = rule.maximum * mostDecomposed;
  return {
    password: exactText(most, (typed) => tooLong(rule, typed)),
    password_confirmation: exactText(most, longer),
  };
}

/** The same, where each must be typed. A browser checks the rules too. */
export function newPasswordFields(rule: PasswordRule, words: { missing: string; unrepeated: string }) {
  const { password, password_confirmation } = anyNewPassword(rule);
  return {
    password: checkedAs({ kind: "new-password" }, password.min(1, words.missing)),
    password_confirmation: checkedAs(
      { repeats: ["password", differing] },
      password_confirmation.min(1, words.unrepeated),
    ),
  };
}

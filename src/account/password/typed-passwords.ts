import { exactText } from "#kernel/text/typed-text.ts";
import type { PasswordRule } from "#spaces/space.ts";
import { tooLong } from "./requirements/password-shape.rules.ts";

const longer = "Ce mot de passe est trop long.";

/** A password typed to be compared: refused only when none of ours can be so long. */
export const typedPassword = (missing: string) => exactText(1024, longer).min(1, missing);

/** A sign in NFC may come as four: three accents apart from their letter. */
const mostDecomposed = 4;

/** A new password and its repetition, as they come; what they must be is judged apart. */
export function newPasswordFields(rule: PasswordRule) {
  const most = rule.maximum * mostDecomposed;
  return {
    password: exactText(most, (typed) => tooLong(rule, typed)),
    password_confirmation: exactText(most, longer),
  };
}

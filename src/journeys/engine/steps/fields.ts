import { newPasswordFields } from "#account/password/typed-passwords.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { checkedAs } from "#kernel/fields/field-check.ts";
import { typedAddress } from "#kernel/fields/typed-address.ts";
import type { FieldErrors } from "#kernel/form-state.ts";
import { addressKey } from "#kernel/text/text.ts";
import { readBy, text } from "#kernel/text/typed-text.ts";
import { patternsOfNumber, readNumberOf } from "#registry/holders/number.rules.ts";
import { perSpace } from "#spaces/per-space.ts";
import type { Policy, Space } from "#spaces/space.ts";

const differing = "Retapez exactement la même adresse que ci-dessus.";

/** Compared with `email` by `differenceOfAddresses`. */
export const repeatedAddress = () => checkedAs({ repeats: ["email", differing] }, typedAddress());

export const differenceOfAddresses = (typed: { email: string; email_confirmation: string }): FieldErrors =>
  addressKey(typed.email) === addressKey(typed.email_confirmation) ? {} : { email_confirmation: differing };

/** The rule of the password is checked later, in the words of the space. */
export function chosenPassword(policy: Pick<Policy, "password">) {
  return newPasswordFields(policy.password, {
    missing: "Choisissez un mot de passe.",
    unrepeated: "Retapez le mot de passe pour le confirmer.",
  });
}

export const newPasswordForm = perSpace(({ policy }: Pick<Space, "policy">) =>
  formSchema(chosenPassword(policy)),
);

/** In its normal form. A number of another shape is refused by its text alone: nothing is looked up, counted or sent. */
export const typedNumber = (space: Space, missing = "Saisissez votre numéro.") =>
  checkedAs(
    { patterns: patternsOfNumber(space) },
    text(64, "Ce numéro est trop long.")
      .min(1, missing)
      .transform(readBy((typed) => readNumberOf(space, typed))),
  );

/** Digits from any keyboard, with spaces; the format is checked later. */
export const typedCode = () => text(64, "Le code a 6 chiffres.");

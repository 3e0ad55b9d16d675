import type { z } from "zod";
import { newPasswordFields } from "#account/password/typed-passwords.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import type { FieldErrors } from "#kernel/form-state.ts";
import { addressFault, longestAddress } from "#kernel/text/mail-address.rules.ts";
import { addressKey } from "#kernel/text/text.ts";
import { text } from "#kernel/text/typed-text.ts";
import type { Policy, Space } from "#spaces/space.ts";
import { tellAddressFault } from "../../credentials/address/address-words.ts";

/** An address as it comes; whether it is one is checked apart. */
export const typedAddress = () => text(longestAddress, "Cette adresse mail est trop longue.");

/** An e-mail address being chosen: it must be one that mail can reach. */
export const newEmail = (missing: string) =>
  typedAddress().superRefine((typed, check) => {
    const fault = addressFault(typed);
    if (fault) check.addIssue(tellAddressFault(fault, typed, missing));
  });

/** What is wrong with an address typed twice. */
export const differenceOfAddresses = (typed: { email: string; email_confirmation: string }): FieldErrors =>
  addressKey(typed.email) === addressKey(typed.email_confirmation)
    ? {}
    : { email_confirmation: "Retapez exactement la même adresse que ci-dessus." };

/** A new password and its repetition. Its rule is checked apart, with the words of the space. */
export function chosenPassword(policy: Pick<Policy, "password">) {
  const { password, password_confirmation } = newPasswordFields(policy.password);
  return {
    password: password.min(1, "Choisissez un mot de passe."),
    password_confirmation: password_confirmation.min(1, "Retapez le mot de passe pour le confirmer."),
  };
}

/** The form that asks for nothing else. */
export const newPasswordForm = ({ policy }: Pick<Space, "policy">) => formSchema(chosenPassword(policy));

/** The number of the account; its format is checked later. */
export const typedNumber = (missing = "Saisissez votre numéro.") =>
  text(64, "Ce numéro est trop long.").min(1, missing);

/** Six digits as any keyboard has them, with spaces between; whether they are is checked apart. */
export const typedCode = () => text(64, "Le code a 6 chiffres.");

/** What is wrong with what was typed, by field: the first fault of each. */
export function faultsOf(wanted: z.ZodType, typed: unknown): FieldErrors {
  const read = wanted.safeParse(typed);
  if (read.success) return {};
  return Object.fromEntries(
    read.error.issues.map(({ path, message }) => [String(path[0]), message]).reverse(),
  );
}

/** The faults as their fields follow each other on the page, which is how the summary must list them. */
export const inPageOrder = (form: z.ZodObject, errors: FieldErrors): FieldErrors =>
  Object.fromEntries(Object.keys(form.shape).flatMap((name) => (errors[name] ? [[name, errors[name]]] : [])));

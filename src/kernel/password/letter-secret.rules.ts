import { foldCode, hasShape, readCode } from "../text/checked-code.rules.ts";
import type { PasswordRule } from "./password-rule.ts";

export const tellMisspelt =
  "Ce mot de passe provisoire comporte une faute de frappe. Recopiez les 12 signes du courrier, par exemple 7K3M-Q2XW-9TBA ; cet essai n’est pas compté.";

const asPrinted = /^[0-9A-Z]{4}(?:[\p{Pd}\u2212][0-9A-Z]{4}){2}$/u;

const isMisspeltAsPrinted = (typed: string) =>
  asPrinted.test(typed.normalize("NFKC").trim().toUpperCase()) && !readCode(typed).ok;

/** Refused as a password: sign-in would judge it as a letter's secret, or take it for a miscopied one. */
export const readsAsSecret = (typed: string) => readCode(typed).ok || isMisspeltAsPrinted(typed);

/** A dash is special, and so is a sign that only folding turns into a letter or a digit. */
const nothingSpecial = /^[\p{L}\p{Nd}\s]*$/u;

/** Where passwords need a special sign, twelve signs of a letter's alphabet are a miscopied secret too. */
export const isMisspeltSecret = (typed: string, rule: PasswordRule) =>
  isMisspeltAsPrinted(typed) ||
  (rule.classes.includes("special") &&
    nothingSpecial.test(typed) &&
    hasShape(foldCode(typed)) &&
    !readCode(typed).ok);

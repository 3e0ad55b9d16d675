import type { CharacterClass } from "#kernel/password/password-rule.ts";
import type { CaptchaRule, SignInRule } from "../space.ts";

/** "66 667", with plain spaces: `typeset` adds the no-break ones. */
export const inFigures = (count: number) => count.toLocaleString("fr-FR").replace(/\s/g, " ");

export const inBits = (bits: number) => `${bits.toFixed(1).replace(".", ",")} bits`;

export const classWords: Record<CharacterClass, string> = {
  upper: "une majuscule",
  lower: "une minuscule",
  digit: "un chiffre",
  special: "un caractère spécial",
};

export const captchaWords: Record<CaptchaRule["asked"], string> = {
  always: "à chaque fois",
  after_failures: "après des essais manqués",
  never: "jamais en temps normal",
};

export const secondFactorWords: Record<SignInRule["secondFactor"], string> = {
  off: "absente",
  offered: "proposée",
  required: "obligatoire",
};

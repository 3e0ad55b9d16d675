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

/** For a holder, in one sentence. */
export const captchaMeans: Record<CaptchaRule["asked"], string> = {
  always: "Il faut reconnaître une image, ou passer par « Vérifier sans image », à chaque connexion.",
  after_failures: "Une image à reconnaître s’ajoute après des essais manqués.",
  never: "Il n’y a pas d’image à reconnaître, sauf un jour d’attaque.",
};

export const secondFactorMeans: Record<SignInRule["secondFactor"], string> = {
  off: "Le mot de passe suffit.",
  offered: "On peut ajouter un code ou une clé d’accès à son mot de passe, dans « Sécurité ».",
  required: "Un code ou une clé d’accès est demandé après le mot de passe, à chaque connexion.",
};

export const secondFactorWords: Record<SignInRule["secondFactor"], string> = {
  off: "absente",
  offered: "proposée",
  required: "obligatoire",
};

import { done, type Result, refused } from "#kernel/result.ts";

const shape = /^\d[\dAB]\d{7}$/;
const digits = /^\d+$/;

/** Other numbers used in health care, recognised by how many digits they have. */
const others: Readonly<Record<number, string>> = {
  11: "un RPPS, celui d’une personne",
  13: "un numéro de sécurité sociale",
  14: "un SIRET",
  15: "un numéro de sécurité sociale",
};

const oneDigitShort =
  "il manque un chiffre : un numéro FINESS en a 9, celui-ci en a 8. C’est peut-être un numéro AM (assurance maladie) sans sa clé";

const wanted = "le numéro FINESS d’un établissement a 9 caractères";

/** Expects capitals without spaces. The refusal names the kind of number, if its length reveals it. */
export function readFiness(number: string): Result<string, string> {
  if (number === "") return refused("numéro FINESS absent");
  const { length } = number;
  if (length !== 9) {
    const whole = withLostZero(number);
    if (whole) return refused(`ce numéro a 8 chiffres : zéro du début perdu, écrivez ${whole}`);
    if (length === 8 && digits.test(number)) return refused(oneDigitShort);
    const other = digits.test(number) ? others[length] : undefined;
    if (other) return refused(`ce numéro a ${length} chiffres : c’est ${other} ; ${wanted}`);
    return refused(`ce numéro a ${length} caractère${length > 1 ? "s" : ""} : ${wanted}`);
  }
  if (!shape.test(number)) {
    return refused("un numéro FINESS n’a que des chiffres, sauf en Corse où il commence par 2A ou 2B");
  }
  if (hasRightKey(number)) return done(number);
  // The third digit of an AM number is the profession, 1 to 8; in every FINESS number it is 0.
  if (number[2] !== "0") {
    return refused(
      "ce numéro ressemble au numéro AM (assurance maladie) d’un professionnel, ou il a une faute",
    );
  }
  return refused("ce numéro FINESS a une faute : sa clé est fausse");
}

/** The number with the leading zero that a spreadsheet dropped, if the check digit confirms it; else `null`. */
export function withLostZero(number: string): string | null {
  const whole = `0${number}`;
  return number.length === 8 && digits.test(number) && hasRightKey(whole) ? whole : null;
}

/** Luhn's formula, with 2A and 2B (Corsica) counted as 21 and 22. */
function hasRightKey(number: string): boolean {
  let sum = 0;
  for (const [index, sign] of [...number].reverse().entries()) {
    const digit = sign === "A" ? 1 : sign === "B" ? 2 : Number(sign);
    const weighed = index % 2 === 1 ? 2 * digit : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}

import { done, type Result, refused } from "#kernel/result.ts";
import { normaliseNumber } from "#kernel/text/text.ts";
import { readIban } from "./iban.ts";

/** In France the last two of them are the key of the RIB, 01 to 97. */
export const tailLength = 5;

const shape = /^[A-Z0-9]{5}$/;
const wholeIban = /^[A-Z]{2}\d{2}[A-Z0-9]{10,}$/;

/**
 * Reads the end of an IBAN, or a whole IBAN, into five capitals without spaces. A visible typing error does not count
 * as a try.
 */
export function readIbanTail(typed: string): Result<string, string> {
  const tail = normaliseNumber(typed).replace(/^IBAN(?=[A-Z]{2}\d{2})/, "");
  if (shape.test(tail)) return done(tail);
  if (wholeIban.test(tail)) return endOf(tail);
  if (tail.length === tailLength) return refused("Un IBAN n’a que des lettres et des chiffres.");
  const { length } = tail;
  return refused(
    `Saisissez les ${tailLength} derniers caractères de l’IBAN, ni plus ni moins : vous en avez tapé ${length}.`,
  );
}

function endOf(iban: string): Result<string, string> {
  if (readIban(iban).ok) return done(iban.slice(-tailLength));
  return refused(
    `Cet IBAN n’est pas reconnu. Recopiez seulement ses ${tailLength} derniers caractères, tels qu’ils sont sur votre RIB.`,
  );
}

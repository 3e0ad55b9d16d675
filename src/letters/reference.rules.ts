const leastDigits = 8;

/** The whole number modulo 97, read digit by digit: it may be longer than a number of JavaScript is exact. */
const modulo97 = (digits: string) => [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);

/**
 * The reference printed on a letter: its serial number and two check digits (ISO 7064, MOD 97-10), which detect one
 * wrong digit and any two swapped. An even count of digits: the bar code holds them in pairs.
 */
export function referenceOf(serial: string): string {
  const even = serial.length + (serial.length % 2);
  const digits = serial.padStart(Math.max(leastDigits, even), "0");
  return digits + String(98 - modulo97(`${digits}00`)).padStart(2, "0");
}

/** "0000 1234 45". */
export const groupReference = (reference: string) => reference.replace(/(.{4})(?=.)/g, "$1 ");

const mostDigits = 20;

/** The serial number that a scanned or typed reference spells; `null` when its check digits are wrong. */
export function readReference(typed: string): string | null {
  const digits = typed.replace(/[\s.-]+/g, "");
  const isOne = /^(?:\d\d)+$/.test(digits) && digits.length >= leastDigits + 2;
  if (!isOne || digits.length > mostDigits || modulo97(digits) !== 1) return null;
  return digits.slice(0, -2).replace(/^0+(?=\d)/, "");
}

const spacesAndDots = /[\s.\u00a0\u202f-]+/gu;
const pastedDecimal = /^\s*\d+\.0{1,2}\s*$/;

/**
 * The one form of a number as people type it: compatibility forms and foreign digits folded, spaces,
 * dots and dashes dropped, capitals. So that variants never get counters of their own (LOG-03).
 * 20457.0, pasted from a spreadsheet, keeps its dot and is nobody's: 204570 would be another person.
 */
export function normaliseNumber(typed: string): string {
  const folded = foldDigits(typed.normalize("NFKC"));
  if (pastedDecimal.test(folded)) return folded.trim();
  return folded.replace(spacesAndDots, "").toUpperCase();
}

function foldDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (digit.codePointAt(0) ?? 0) - zero < 9)
      zero -= 1;
    return String((digit.codePointAt(0) ?? 0) - zero);
  });
}

/**
 * The key under which an e-mail address is looked up: trimmed, NFC, ASCII letters in lower case and no
 * others, so that a look-alike (Kelvin sign, dotless i) never meets the stored address (REC-03).
 */
export const addressKey = (typed: string) =>
  typed
    .trim()
    .normalize("NFC")
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** "m••••@e••••.fr": a mask whose length tells nothing. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1);
  const end = domain.slice(domain.lastIndexOf("."));
  return `${email.slice(0, 1)}••••@${domain.slice(0, 1)}••••${end}`;
}

/** "06 •• •• •• 42": as it is dialled in France, overseas included; under its code abroad. */
export function maskPhone(phone: string): string {
  const national = phone
    .replace(/^\+(?:33|590|596|262|594|508)(?=\d{9}$)/, "0")
    .replace(/^\+(?:508|687|689|681)/, "");
  const [, shown = "", rest = ""] = /^(\+?\d\d)(.*)$/.exec(national) ?? [];
  return `${shown} •• •• •• ${rest.slice(-2)}`;
}

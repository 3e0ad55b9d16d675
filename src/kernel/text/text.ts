const spacesAndDots = /[\s.\u00a0\u202f-]+/gu;
const pastedDecimal = /^\s*\d+\.0{1,2}\s*$/;

/**
 * One form per number, so that variants share a failure counter (LOG-03). "20457.0" is left as is: a pasted decimal
 * must not become 204570, another person's number.
 */
export function normaliseNumber(typed: string): string {
  const folded = foldDigits(typed.normalize("NFKC"));
  if (pastedDecimal.test(folded)) return folded.trim();
  return folded.replace(spacesAndDots, "").toUpperCase();
}

export const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** A code from any keyboard, with spaces as messages show them. */
export function readSixDigits(typed: string): string | null {
  const code = normaliseNumber(typed);
  return /^\d{6}$/.test(code) ? code : null;
}

function foldDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (digit.codePointAt(0) ?? 0) - zero < 9)
      zero -= 1;
    return String((digit.codePointAt(0) ?? 0) - zero);
  });
}

/** Only ASCII letters are lowered: a look-alike (Kelvin sign, dotless i) must not match (REC-03). */
export const addressKey = (typed: string) =>
  typed
    .trim()
    .normalize("NFC")
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** "m••••@e••••.fr": the mask does not reveal the length. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1);
  const end = domain.slice(domain.lastIndexOf("."));
  return `${email.slice(0, 1)}••••@${domain.slice(0, 1)}••••${end}`;
}

/** As dialled in France and its overseas territories. */
const nationalOf = (phone: string) =>
  phone.replace(/^\+(?:33|590|596|262|594|508)(?=\d{9}$)/, "0").replace(/^\+(?:508|687|689|681)/, "");

/** "06 39 98 01 42", to be read aloud; another country's as it is stored. */
export function spacedPhone(phone: string): string {
  const national = nationalOf(phone);
  return /^\d+$/.test(national) ? national.replace(/\d\d(?=\d)/g, "$& ") : national;
}

/** "06 •• •• •• 42": in national form for France and its overseas territories. */
export function maskPhone(phone: string): string {
  const national = nationalOf(phone);
  const [, shown = "", rest = ""] = /^(\+?\d\d)(.*)$/.exec(national) ?? [];
  return `${shown} •• •• •• ${rest.slice(-2)}`;
}

/** Why a registry file is refused, at one place of it. `column` and `value` are empty when it is not about a cell. */
export type Refusal = { line: number; column: string; reason: string; value: string };

export const refusalOfLine = (line: number, reason: string): Refusal => ({
  line,
  column: "",
  reason,
  value: "",
});

// Control characters would drive the terminal; those of direction would disguise what is read there.
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

/** A value that came from a file, fit to be shown: no control character, forty signs at most. */
export function printable(value: string): string {
  const shown = value.slice(0, 41).replace(unprintable, "�");
  return value.length > 40 ? `${shown.slice(0, 40)}…` : shown;
}

/** « Ligne 3, colonne postal_code : code postal impossible (« 1440 »). » */
export function describeRefusal({ line, column, reason, value }: Refusal): string {
  const place = column ? `Ligne ${line}, colonne ${printable(column)}` : `Ligne ${line}`;
  return `${place} : ${reason}${value ? ` (« ${printable(value)} »)` : ""}.`;
}

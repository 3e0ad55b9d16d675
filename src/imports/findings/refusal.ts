/** `column` and `value` are empty when the refusal does not concern one cell. */
export type Refusal = { line: number; column: string; reason: string; value: string };

export const refusalOfLine = (line: number, reason: string): Refusal => ({
  line,
  column: "",
  reason,
  value: "",
});

// Control characters could send commands to the terminal; direction marks could change how the text reads.
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

/** A value from a file, safe to show: no control character, 40 characters at most. */
export function printable(value: string): string {
  const shown = value.slice(0, 41).replace(unprintable, "�");
  return value.length > 40 ? `${shown.slice(0, 40)}…` : shown;
}

export function describeRefusal({ line, column, reason, value }: Refusal): string {
  const place = column ? `Ligne ${line}, colonne ${printable(column)}` : `Ligne ${line}`;
  return `${place} : ${reason}${value ? ` (« ${printable(value)} »)` : ""}.`;
}

import { maskEmail, maskPhone } from "#kernel/text/text.ts";
import { maskIbanEnd } from "../holders/mask-iban.rules.ts";
import type { ChangedUnit, ComparedColumn } from "./judge-change.rules.ts";

const maskWord = (text: string) => (text.length > 3 ? `${text.slice(0, 3)}••••` : text);

const masks: Readonly<Record<ChangedUnit, (values: readonly string[]) => string>> = {
  email: (values) => values.map(maskEmail).join(""),
  phone: (values) => values.map(maskPhone).join(""),
  // Its end proves identity in some spaces.
  iban: (values) => values.map(maskIbanEnd).join(""),
  address: (values) => values.map(maskWord).join(", "),
};

/** A value for a report that more people read than the card: enough to tell two values apart. */
export function maskValue(
  unit: ChangedUnit,
  columns: readonly ComparedColumn[],
  of: "onFile" | "offered",
): string {
  const values = columns.map((column) => column[of] ?? "").filter(Boolean);
  return values.length > 0 ? masks[unit](values) : "(vide)";
}

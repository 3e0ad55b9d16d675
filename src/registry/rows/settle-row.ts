import { done, type Result, refused } from "#kernel/result.ts";
import { hasLostZero, isInternational, readPhone } from "../holders/phone.ts";
import { readPostalCode } from "../holders/postal-code.rules.ts";
import type { RegistryColumn } from "./registry-columns.rules.ts";

export type OpenRow = { country: string; postalCode: string; phone: string | null };

export type SettledRow = { phone: string | null; lostZero: boolean };

type CellRefused = { column: RegistryColumn; reason: string };

export function settleRow(
  { country, postalCode, phone }: OpenRow,
  has: (column: RegistryColumn) => boolean,
): Result<SettledRow, CellRefused[]> {
  const refusals: CellRefused[] = [];
  if (has("postal_code") || has("country")) {
    const code = readPostalCode(postalCode, country);
    if (!code.ok && has("postal_code")) refusals.push({ column: "postal_code", reason: code.refusal });
    else if (!code.ok && postalCode !== "") refusals.push({ column: "country", reason: elsewhere });
  }
  if (phone === null || isInternational(phone))
    return refusals.length > 0 ? refused(refusals) : done({ phone, lostZero: false });
  const read = readPhone(phone, country, postalCode);
  if (!read.ok) refusals.push({ column: "phone", reason: read.refusal });
  if (!read.ok || refusals.length > 0) return refused(refusals);
  return done({ phone: read.value, lostZero: hasLostZero(phone, country) });
}

const elsewhere = "le code postal au registre n’est pas de ce pays : ajoutez la colonne postal_code";

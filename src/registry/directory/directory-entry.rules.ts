import type { RegistryColumn } from "../rows/registry-columns.rules.ts";
import type { RegistryHeader } from "../rows/registry-header.rules.ts";
import { streetType } from "./street-types.rules.ts";

/** An establishment of the national directory. Its telephone is left out, because that contact is not proven. */
export type DirectoryEntry = {
  number: string;
  longName: string;
  shortName: string;
  nameComplement: string;
  deliveryPoint: string;
  streetNumber: string;
  streetType: string;
  street: string;
  streetComplement: string;
  place: string;
  postalCode: string;
  city: string;
};

const columns: readonly RegistryColumn[] = [
  "number",
  "organisation",
  "address_1",
  "address_2",
  "address_3",
  "postal_code",
  "city",
  "country",
];

export const directoryHeader: RegistryHeader = {
  positions: new Map(columns.map((column, position) => [column, position])),
  width: columns.length,
  ignored: [],
};

/** The cells of an entry, in the order of `directoryHeader`; address lines go from the narrowest to the widest. */
export function directoryCells(entry: DirectoryEntry): string[] {
  const street = joined(
    entry.streetNumber,
    streetType(single(entry.streetType)),
    entry.street,
    entry.streetComplement,
  );
  const complements = [entry.nameComplement, entry.deliveryPoint].map(single).filter(Boolean);
  const around = [street, single(entry.place)].filter(Boolean);
  const lines =
    complements.length + around.length > 3
      ? [joined(...complements), ...around]
      : [...complements, ...around];
  const [first = "", second = "", third = ""] = lines;
  const organisation = single(entry.longName) || single(entry.shortName);
  const { postalCode, city } = locality(single(entry.postalCode), single(entry.city));
  return [single(entry.number), organisation, first, second, third, postalCode, city, "FR"];
}

function locality(postalCode: string, city: string) {
  const [, code, name] = /^(\d{5}) (.*)$/.exec(city) ?? [];
  if (code !== undefined && name !== undefined) return { postalCode: postalCode || code, city: name };
  if (postalCode === "" && /^\d{5}$/.test(city)) return { postalCode: city, city: "" };
  return { postalCode, city };
}

const single = (text: string) => text.replace(/ +/g, " ").trim();

const joined = (...parts: readonly string[]) => single(parts.join(" "));

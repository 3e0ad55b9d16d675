import type { Header } from "../rows/read-header.rules.ts";
import type { RegistryColumn } from "../rows/registry-columns.rules.ts";
import { streetType } from "./street-types.rules.ts";

/** An establishment as the national directory writes it. Its telephone is nobody's proven contact: it is left out. */
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
  /** A place name, a post-office box, or both. */
  place: string;
  postalCode: string;
  city: string;
};

/** What a directory says of a holder; the rest, IBAN and contacts above all, stays as it is on file. */
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

export const directoryHeader: Header = {
  positions: new Map(columns.map((column, position) => [column, position])),
  width: columns.length,
  ignored: [],
};

/** The cells of an entry, in the order of `directoryHeader`; its address from the nearest to the widest. */
export function directoryCells(entry: DirectoryEntry): string[] {
  const street = joined(
    entry.streetNumber,
    streetType(single(entry.streetType)),
    entry.street,
    entry.streetComplement,
  );
  const complements = [entry.nameComplement, entry.deliveryPoint].map(single).filter(Boolean);
  const around = [street, single(entry.place)].filter(Boolean);
  // Three columns for four lines: the two complements share one.
  const lines =
    complements.length + around.length > 3
      ? [joined(...complements), ...around]
      : [...complements, ...around];
  const [first = "", second = "", third = ""] = lines;
  const organisation = single(entry.longName) || single(entry.shortName);
  const { postalCode, city } = locality(single(entry.postalCode), single(entry.city));
  return [single(entry.number), organisation, first, second, third, postalCode, city, "FR"];
}

/** « 01174 GEX CEDEX » in one field or in two. */
function locality(postalCode: string, city: string) {
  const [, code, name] = /^(\d{5}) (.*)$/.exec(city) ?? [];
  if (code !== undefined && name !== undefined) return { postalCode: postalCode || code, city: name };
  if (postalCode === "" && /^\d{5}$/.test(city)) return { postalCode: city, city: "" };
  return { postalCode, city };
}

const single = (text: string) => text.replace(/ +/g, " ").trim();

const joined = (...parts: readonly string[]) => single(parts.join(" "));

import type { CellRule } from "#imports/cells/read-cell.ts";

export const registryColumns = [
  "number",
  "title",
  "last_name",
  "first_name",
  "organisation",
  "address_1",
  "address_2",
  "address_3",
  "postal_code",
  "city",
  "country",
  "email",
  "phone",
  "iban",
  "birth_date",
] as const;

export type RegistryColumn = (typeof registryColumns)[number];

/** An empty string for a cell that is empty or missing. */
export type RegistryRow = Record<RegistryColumn, string>;

/** After a change of one of these, no letter with a secret is printed for a time (REC-15). */
export const addressColumns = [
  "address_1",
  "address_2",
  "address_3",
  "postal_code",
  "city",
  "country",
] as const;

/** Columns whose empty cell means "none on file". */
export const optionalColumns: ReadonlySet<RegistryColumn> = new Set(["email", "phone", "iban", "birth_date"]);

/** Spreadsheets may leave line breaks in organisation and address: a letter has one line for each. */
export const cellRules: Readonly<Record<RegistryColumn, CellRule>> = {
  number: { limit: 40 },
  title: { limit: 30 },
  last_name: { limit: 100 },
  first_name: { limit: 100 },
  organisation: { limit: 150, mayBreakLines: true },
  address_1: { limit: 100, mayBreakLines: true },
  address_2: { limit: 100, mayBreakLines: true },
  address_3: { limit: 100, mayBreakLines: true },
  postal_code: { limit: 12 },
  city: { limit: 100 },
  country: { limit: 60 },
  email: { limit: 254 },
  phone: { limit: 40, mayBeginAsFormula: true },
  iban: { limit: 50 },
  birth_date: { limit: 40 },
};

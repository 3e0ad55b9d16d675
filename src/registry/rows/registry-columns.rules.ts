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

export const cellLimits: Readonly<Record<RegistryColumn, number>> = {
  number: 40,
  title: 30,
  last_name: 100,
  first_name: 100,
  organisation: 150,
  address_1: 100,
  address_2: 100,
  address_3: 100,
  postal_code: 12,
  city: 100,
  country: 60,
  email: 254,
  phone: 40,
  iban: 50,
  birth_date: 40,
};

/** Spreadsheets may leave line breaks in these columns; each becomes a space, since a letter has one line for each. */
export const severalLineColumns: ReadonlySet<RegistryColumn> = new Set([
  "organisation",
  "address_1",
  "address_2",
  "address_3",
]);

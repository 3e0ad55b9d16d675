/** By the column of the registry. */
export const contactFields: Readonly<Record<string, string>> = {
  email: "Adresse e-mail",
  phone: "Téléphone",
  iban: "IBAN",
  address_1: "Adresse, ligne 1",
  address_2: "Adresse, ligne 2",
  address_3: "Adresse, ligne 3",
  postal_code: "Code postal",
  city: "Commune",
  country: "Pays",
};

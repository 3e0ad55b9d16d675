import type { DirectoryEntry } from "./directory-entry.rules.ts";

type Fields = ReadonlyMap<string, unknown>;

/** Deliveries differ: numFinessEge, num_finess_EGE, numéroFinessEGE. */
const plainKey = (key: string) =>
  key
    .normalize("NFD")
    .replace(/[^A-Za-z0-9]/g, "")
    .toLowerCase();

/** Whether `stack`, the path from the root, is that of one establishment: pmej[i].ege[j]. */
export const isEstablishment = (stack: readonly (string | number | null)[]) =>
  stack.length === 4 && isNamed(stack[0], "pmej") && isNamed(stack[2], "ege");

const isNamed = (key: string | number | null | undefined, name: string) =>
  typeof key === "string" && (key === name || plainKey(key) === name);

const mainAddress = "03";

/** One establishment of FINESS+; `null` when the directory says it is closed. */
export function readPlusEntry(establishment: unknown): DirectoryEntry | null {
  const own = fieldsOf(establishment);
  const general = fieldsOf(own.get("informationsgeneralesege"));
  const all = new Map([...own, ...general]);
  if (textOf(all, "datefermeture") !== "" || textOf(all, "etatobjet").toUpperCase() === "I") return null;
  const address = findAddress(all.get("adresse") ?? all.get("adresses"));
  return {
    number: textOf(
      all,
      "numfinessege",
      "numerofinessege",
      "numfinesset",
      "nofinesset",
      "numfiness",
      "numerofiness",
    ),
    longName: textOf(all, "nomegelong", "nomlong", "rslongue", "raisonsocialelongue"),
    shortName: textOf(all, "nomegecourt", "nomcourt", "rs", "raisonsociale"),
    nameComplement: textOf(
      all,
      "complementdenominationeg",
      "complementdenominationege",
      "complementdenomination",
    ),
    deliveryPoint: textOf(address, "complementpointgeographique"),
    streetNumber: textOf(address, "numerovoie", "numvoie"),
    streetType: textOf(address, "typevoie"),
    street: textOf(address, "libellevoie", "nomvoie", "voie"),
    streetComplement: textOf(address, "complementvoie"),
    place: textOf(address, "lieudit", "lieuditbp", "lieuditboitepostale"),
    postalCode: textOf(address, "codepostal"),
    city: textOf(address, "ligneacheminement", "acheminement"),
  };
}

function findAddress(found: unknown): Fields {
  const addresses = (Array.isArray(found) ? found : [found]).map(fieldsOf);
  const main = addresses.find((address) => textOf(address, "usageadresse") === mainAddress);
  return (
    main ?? addresses.find((address) => textOf(address, "codepostal") !== "") ?? addresses[0] ?? new Map()
  );
}

const fieldsOf = (object: unknown): Fields =>
  typeof object === "object" && object !== null
    ? new Map(Object.entries(object).map(([key, value]) => [plainKey(key), value]))
    : new Map();

function textOf(fields: Fields, ...keys: readonly string[]): string {
  for (const key of keys) {
    const value = fields.get(key);
    if (typeof value === "number") return String(value);
    if (typeof value === "string" && value.trim() !== "") return value.trim();
  }
  return "";
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { postalBlock, type Recipient } from "#letters/printing/postal-block.rules.ts";
import { anyText } from "../support/any-text.ts";

const nobody: Recipient = {
  title: "",
  last_name: "",
  first_name: "",
  organisation: "",
  address_1: "",
  address_2: "",
  address_3: "",
  postal_code: "",
  city: "",
  country: "FR",
};

const block = (recipient: Partial<Recipient>) => postalBlock({ ...nobody, ...recipient });

const zoe = { title: "Mme", first_name: "Zoé", last_name: "LE GOFF", postal_code: "75008", city: "Paris" };

const there = { address_2: "Le Bourg", postal_code: "98714", city: "Papeete", country: "PF" };

describe("the postal block", () => {
  it("prints a person, a complement, a street and a city", () => {
    expect(
      block({
        ...zoe,
        address_1: "Apt. 12, 3e étage",
        address_2: "Résidence « L’Œillet »",
        address_3: "10 bis, rue de l'Église",
      }),
    ).toEqual([
      "Mme Zoé LE GOFF",
      "Apt 12 3e étage",
      "RESIDENCE L OEILLET",
      "10 BIS RUE DE L EGLISE",
      "75008 PARIS",
    ]);
  });

  it("leaves out empty lines", () => {
    expect(block({ ...zoe, address_3: "10, rue de l’Église" })).toEqual([
      "MME ZOÉ LE GOFF",
      "10 RUE DE L EGLISE",
      "75008 PARIS",
    ]);
  });

  it("puts the organisation above the person", () => {
    const lines = block({
      ...zoe,
      organisation: "SDIS de l’Ain",
      address_1: "200 avenue Ampère",
      city: "PARIS CEDEX 08",
    });
    expect(lines).toEqual(["SDIS de l’Ain", "MME ZOÉ LE GOFF", "200 AVENUE AMPERE", "75008 PARIS CEDEX 08"]);
  });

  it("keeps a line break inside a field as two lines", () => {
    expect(block({ ...zoe, address_1: "Bâtiment B\r\n2 rue Haute", address_2: "Le Bourg" })).toEqual([
      "Mme Zoé LE GOFF",
      "Bâtiment B",
      "2 RUE HAUTE",
      "LE BOURG",
      "75008 PARIS",
    ]);
  });

  it("ends an address abroad with the country in capitals", () => {
    const lines = block({
      ...zoe,
      address_1: "Rue de la Loi 16",
      postal_code: "1000",
      city: "Bruxelles",
      country: "BE",
    });
    expect(lines.slice(-2)).toEqual(["1000 BRUXELLES", "BELGIQUE"]);
    expect(block({ ...zoe, country: "CI" }).at(-1)).toBe("COTE D IVOIRE");
    expect(block({ ...zoe, country: "GB" }).at(-1)).toBe("ROYAUME UNI");
  });

  it.each(["FR", "fr", "", "RE", "France"])("writes no country for %j", (country) =>
    expect(block({ ...zoe, country }).at(-1)).toBe("75008 PARIS"),
  );

  it("shortens the title, then the first names, before the last name", () => {
    const long = { ...zoe, title: "Monsieur", address_1: "a", address_2: "b", address_3: "c" };
    const first = (recipient: Partial<Recipient>) => block({ ...long, ...recipient })[0];
    expect(first({ first_name: "Jean-Christophe", last_name: "DE LA ROCHE" })).toBe(
      "Monsieur Jean-Christophe DE LA ROCHE",
    );
    expect(first({ first_name: "Jean-Christophe", last_name: "DE LA ROCHETTE" })).toBe(
      "M. Jean-Christophe DE LA ROCHETTE",
    );
    expect(first({ first_name: "Jean-Christophe Éloi", last_name: "DE LA ROCHEFOUCAULD" })).toBe(
      "M. J.-C. É. DE LA ROCHEFOUCAULD",
    );
    expect(first({ first_name: "Anne", last_name: "VAN DEN BROECK DE SAINT-AUBIN D’AUBIGNÉ" })).toBe(
      "VAN DEN BROECK DE SAINT-AUBIN",
    );
  });

  it("abbreviates a long street from the left and keeps the CEDEX of a long city", () => {
    const lines = block({
      ...zoe,
      address_1: "127 boulevard du Maréchal de Lattre de Tassigny",
      city: "Saint-Germain-en-Laye-les-Grandes-Fontaines CEDEX 12",
    });
    expect(lines[1]).toBe("127 BD DU MAL DE LATTRE DE TASSIGNY");
    expect(lines[2]).toBe("75008 ST GERMAIN EN LAYE LES CEDEX 12");
  });

  it("cuts a city that is still too long after abbreviation", () => {
    const city = (name: string) => block({ ...zoe, city: name }).at(-1);
    expect(city("Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson")).toBe(
      "75008 ST REMY EN BOUZEMONT ST GENEST E",
    );
    expect(city("Saint-Germain-de-Tallevende-la-Lande-Vaumont")).toBe(
      "75008 ST GERMAIN DE TALLEVENDE LA LAND",
    );
    expect(city("Sainte-Croix-de-Quintillargues CEDEX 9")).toBe("75008 STE CROIX DE QUINTILLARG CEDEX 9");
    expect(city("Œuilly-Œuilly-Œuilly-Œuilly-Œuilly CEDEX 9")).toMatch(/ CEDEX 9$/);
  });

  it("writes the glottal letters of Tahitian and Breton names as apostrophes", () => {
    const lines = block({
      title: "",
      first_name: "Teʻura",
      last_name: "MĀʻOHI",
      address_1: "Lot Teʻura",
      ...there,
    });
    expect(lines).toEqual(["Te’ura MĀ’OHI", "LOT TE URA", "LE BOURG", "98714 PAPEETE"]);
  });

  it("joins short neighbouring lines when there are too many, and then keeps the person", () => {
    const lines = block({
      ...zoe,
      organisation: "Cabinet",
      address_1: "Escalier C",
      address_2: "Étage 2",
      address_3: "16 rue de la Loi, immeuble du Parlement",
      country: "BE",
    });
    expect(lines).toEqual([
      "Cabinet",
      "Mme Zoé LE GOFF",
      "Escalier C Étage 2",
      "16 RUE DE LA LOI IMMEUBLE DU PARLEMENT",
      "75008 PARIS",
      "BELGIQUE",
    ]);
  });

  it("joins lines that are short once abbreviated before it leaves a person out", () => {
    const lines = block({
      ...zoe,
      organisation: "Cabinet",
      address_1: "Bâtiment des Marronniers",
      address_2: "Résidence Saint-Exupéry",
      address_3: "16 rue de la Loi, immeuble du Parlement",
      country: "BE",
    });
    expect(lines).toEqual([
      "Cabinet",
      "Mme Zoé LE GOFF",
      "BAT des Marronniers RES Saint Exupéry",
      "16 RUE DE LA LOI IMMEUBLE DU PARLEMENT",
      "75008 PARIS",
      "BELGIQUE",
    ]);
  });

  it("meets the postal standard for any registry row", () => {
    const anything = fc.oneof(anyText({ maxLength: 90 }), fc.lorem({ maxCount: 12 }), fc.constant(""));
    const country = fc.constantFrom("FR", "BE", "US", "ZZ", "Ruritanie");
    const recipient = fc.record({
      title: anything,
      last_name: anything,
      first_name: anything,
      organisation: anything,
      address_1: anything,
      address_2: anything,
      address_3: anything,
      postal_code: anything,
      city: anything,
      country,
    });
    fc.assert(
      fc.property(recipient, (person) => {
        const lines = postalBlock(person);
        expect(lines.length).toBeLessThanOrEqual(6);
        for (const line of lines) {
          expect([...line].length).toBeLessThanOrEqual(38);
          expect(line).not.toMatch(/^\s|\s$|[\r\n]|^$/);
        }
        for (const line of lines.slice(-3)) expect(line).toBe(line.toUpperCase());
        for (const line of lines.slice(3)) expect(line).not.toMatch(/\p{P}/u);
      }),
      { numRuns: 500 },
    );
  });
});

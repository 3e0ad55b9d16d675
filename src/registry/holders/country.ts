import { getCountries } from "libphonenumber-js";
import { done, type Result, refused } from "#kernel/result.ts";
import { isCountry } from "./phone.ts";

const frenchNames = new Intl.DisplayNames("fr", { type: "region" });

const otherNames: Readonly<Record<string, string>> = {
  ANGLETERRE: "GB",
  BIRMANIE: "MM",
  "BOSNIE ET HERZEGOVINE": "BA",
  COREE: "KR",
  "ETATS UNIS D AMERIQUE": "US",
  "GRANDE BRETAGNE": "GB",
  HOLLANDE: "NL",
  MACEDOINE: "MK",
  "REPUBLIQUE DE MOLDAVIE": "MD",
  "REPUBLIQUE DU CONGO": "CG",
  "REPUBLIQUE DEMOCRATIQUE DU CONGO": "CD",
  "REPUBLIQUE TCHEQUE": "CZ",
  REUNION: "RE",
  USA: "US",
  VATICAN: "VA",
  VIETNAM: "VN",
};

const codes = new Map([
  ...Object.entries(otherNames),
  ...getCountries().map((code) => [plainName(frenchNames.of(code) ?? code), code] as const),
]);

export function readCountry(text: string): Result<string, string> {
  const code = text.toUpperCase();
  if (isCountry(code)) return done(code);
  const named = codes.get(plainName(text));
  return named
    ? done(named)
    : refused("code de pays inconnu (deux lettres, ISO 3166, ou le nom en français)");
}

function plainName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z]+/g, " ")
    .trim()
    .toUpperCase();
}

import { asciiCapitals, saysSomething, tidy, withoutPunctuation } from "./postal-text.rules.ts";

const lineLength = 38;

export const fitsOneLine = (line: string) => [...line].length <= lineLength;

export function cutToLine(line: string): string {
  const cut = [...line].slice(0, lineLength + 1).join("");
  const end = cut.lastIndexOf(" ");
  if (fitsOneLine(line)) return line;
  return end > lineLength / 2 ? cut.slice(0, end) : [...line].slice(0, lineLength).join("");
}

const shortTitles: Readonly<Record<string, string>> = {
  MONSIEUR: "M.",
  MADAME: "Mme",
  MADEMOISELLE: "Mlle",
  DOCTEUR: "Dr",
  PROFESSEUR: "Pr",
  COLONEL: "Col.",
  COMMANDANT: "Cdt",
  CAPITAINE: "Cne",
  LIEUTENANT: "Lt",
};

const initials = (names: string) => tidy(names).replace(/([\p{L}\p{M}])[\p{L}\p{M}’']+/gu, "$1.");

/** Ever shorter wordings: the title is shortened, then the first names; the last name stays whole. */
export function nameWordings(person: { title: string; first_name: string; last_name: string }): string[] {
  const { title, first_name: first, last_name: last } = person;
  const short = shortTitles[asciiCapitals(tidy(title))] ?? title;
  const wordings = [
    [title, first, last],
    [short, first, last],
    [short, initials(first), last],
  ];
  return [...wordings.map((parts) => tidy(parts.join(" "))), saysSomething(last) ? tidy(last) : tidy(first)];
}

const organisationWords: Readonly<Record<string, string>> = {
  ASSOCIATION: "ASSOC",
  CENTRE: "CTRE",
  COMPAGNIE: "CIE",
  DEPARTEMENTAL: "DEPT",
  DIRECTION: "DIR",
  ETABLISSEMENT: "ETS",
  GENERAL: "GAL",
  HOSPITALIER: "HOSP",
  INSTITUT: "INST",
  MUTUELLE: "MUT",
  PHARMACIE: "PHIE",
  SAINT: "ST",
  SAINTE: "STE",
  SERVICE: "SCE",
  SOCIETE: "STE",
  UNIVERSITAIRE: "UNIV",
};

const streetWords: Readonly<Record<string, string>> = {
  ALLEE: "ALL",
  APPARTEMENT: "APPT",
  AVENUE: "AV",
  BATIMENT: "BAT",
  BOULEVARD: "BD",
  CAPITAINE: "CNE",
  CHEMIN: "CHE",
  COLONEL: "COL",
  COMMANDANT: "CDT",
  DOCTEUR: "DR",
  ESCALIER: "ESC",
  ETAGE: "ETG",
  FAUBOURG: "FBG",
  GENERAL: "GAL",
  IMMEUBLE: "IMM",
  IMPASSE: "IMP",
  LIEUTENANT: "LT",
  LOTISSEMENT: "LOT",
  MARECHAL: "MAL",
  PASSAGE: "PAS",
  PLACE: "PL",
  PRESIDENT: "PDT",
  PROFESSEUR: "PR",
  QUARTIER: "QUA",
  RESIDENCE: "RES",
  ROUTE: "RTE",
  SAINT: "ST",
  SAINTE: "STE",
  SQUARE: "SQ",
};

export const organisationWordings = (organisation: string) => shortened(organisation, organisationWords);

export const streetWordings = (street: string) => shortened(street, streetWords);

/** Wordings in capitals. The shortest one still keeps the postal code and the CEDEX. */
export function placeWordings(place: string): string[] {
  const wordings = shortened(withoutPunctuation(asciiCapitals(place)), streetWords);
  const shortest = wordings.at(-1) ?? "";
  const cedex = /\sCEDEX(\s+\d+)?$/.exec(shortest)?.[0] ?? "";
  return [...wordings, shortest.slice(0, lineLength - cedex.length) + cedex];
}

function shortened(line: string, abbreviations: Readonly<Record<string, string>>): string[] {
  const words = tidy(line).split(/(?<=[\s\-’'])/);
  const wordings = [words.join("")];
  words.forEach((word, index) => {
    const bare = asciiCapitals(word).replace(/[^A-Z]/g, "");
    const short = abbreviations[bare];
    if (!short) return;
    words[index] = short + word.slice(bare.length);
    wordings.push(words.join(""));
  });
  return wordings;
}

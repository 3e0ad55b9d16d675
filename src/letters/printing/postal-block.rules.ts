import { asciiCapitals, saysSomething, splitLines, tidy, withoutPunctuation } from "./postal-text.rules.ts";
import {
  cutToLine,
  fitsOneLine,
  nameWordings,
  organisationWordings,
  placeWordings,
  streetWordings,
} from "./postal-wordings.rules.ts";

export type Recipient = {
  title: string;
  last_name: string;
  first_name: string;
  organisation: string;
  address_1: string;
  address_2: string;
  address_3: string;
  postal_code: string;
  city: string;
  country: string;
};

/** One line in several wordings, longest first: the first one that fits is printed. */
type Line = { wordings: readonly string[]; of: "person" | "place" };

const mostLines = 6;
const linesInCapitals = 3;

/** Address by NF Z10-011: at most six lines of 38 characters, the last three in capitals. Only names keep accents. */
export function postalBlock(recipient: Recipient): readonly string[] {
  const place = [...localityLine(recipient), ...countryLine(recipient)];
  const { names, streets } = fitCount(
    nameLines(recipient),
    [recipient.address_1, recipient.address_2, recipient.address_3].flatMap(splitLines),
    mostLines - place.length,
  );
  const lines = [...names, ...streets.map((street) => placeLine(streetWordings(street))), ...place];
  return lines.map((line, index) => worded(line, index >= lines.length - linesInCapitals));
}

function nameLines(recipient: Recipient): Line[] {
  const lines: Line[] = [];
  if (saysSomething(recipient.organisation))
    lines.push(personLine(organisationWordings(recipient.organisation)));
  if (saysSomething(recipient.first_name + recipient.last_name))
    lines.push(personLine(nameWordings(recipient)));
  return lines;
}

const personLine = (wordings: readonly string[]): Line => ({ of: "person", wordings });
const placeLine = (wordings: readonly string[]): Line => ({ of: "place", wordings });

const localityLine = ({ postal_code, city }: Recipient) =>
  saysSomething(postal_code + city) ? [placeLine(placeWordings(`${postal_code} ${city}`))] : [];

/** Addressed like France: overseas territories, and Monaco, which La Poste serves. */
const servedByLaPoste = new Set([
  ...[
    "",
    "FR",
    "FRA",
    "FRANCE",
    "MC",
    "GP",
    "MQ",
    "GF",
    "RE",
    "PM",
    "YT",
    "BL",
    "MF",
    "NC",
    "PF",
    "WF",
    "TF",
  ],
]);

const frenchNames = new Intl.DisplayNames("fr", { type: "region" });

function countryLine(recipient: Recipient): Line[] {
  const country = tidy(recipient.country).toUpperCase();
  if (servedByLaPoste.has(country) || !saysSomething(country)) return [];
  const name = /^[A-Z]{2}$/.test(country) ? frenchNames.of(country) : country;
  return [placeLine([name ?? country])];
}

/** Too many lines: short neighbours are joined; then the person's name is dropped from an organisation's address. */
function fitCount(names: readonly Line[], streets: readonly string[], room: number) {
  if (names.length + streets.length <= room) return { names, streets };
  const joined = joinShortest(streets);
  const shortEnough = joined.every(
    (street) => streets.includes(street) || streetWordings(street).some(fitsOneLine),
  );
  if (!shortEnough && names.length > 1) return fitCount(names.slice(0, 1), streets, room);
  return fitCount(names, joined, room);
}

function joinShortest(lines: readonly string[]): string[] {
  const pairs = lines.slice(1).map((line, index) => `${lines[index]} ${line}`);
  const shortest = pairs.reduce(
    (best, pair, index) => (pair.length < (pairs[best]?.length ?? 0) ? index : best),
    0,
  );
  return [...lines.slice(0, shortest), ...pairs.slice(shortest, shortest + 1), ...lines.slice(shortest + 2)];
}

function worded(line: Line, inCapitals: boolean): string {
  const styled = line.wordings.map((wording) => {
    if (line.of === "person") return inCapitals ? tidy(wording).toUpperCase() : tidy(wording);
    return inCapitals ? withoutPunctuation(asciiCapitals(wording)) : withoutPunctuation(wording);
  });
  return styled.find(fitsOneLine) ?? cutToLine(styled.at(-1) ?? "");
}

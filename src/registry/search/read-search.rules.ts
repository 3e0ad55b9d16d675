import { foldTerm, wordsOf } from "./fold-term.rules.ts";
import { takePhone } from "./read-phone.rules.ts";
import { readWholeIban, readWord } from "./read-word.rules.ts";
import { type Span, span } from "./span.rules.ts";

/** Something that was typed, and every term that it can mean. */
export type Piece = { text: string; spans: readonly Span[] };

/** One way to understand the text: a holder is found by it when each of its pieces is. */
export type Reading = readonly Piece[];

export type Search = {
  /** As typed, tidied. */
  text: string;
  /** A number or a reference, without spaces, in capitals: compared as a whole. */
  code: string;
  readings: readonly Reading[];
};

export const longestSearch = 100;
const mostWords = 8;
/** Up to here, two neighbours are also tried as one word. */
const mostJoined = 4;

const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]+/gu;

/** Understands what staff typed into the search box. `null`: nothing that can be searched. */
export function readSearch(typed: string): Search | null {
  const text = [
    ...typed
      .slice(0, 10 * longestSearch)
      .replace(invisible, " ")
      .normalize("NFKC"),
  ]
    .slice(0, longestSearch)
    .join("")
    .replace(/\s+/gu, " ")
    .trim();
  const readings = readingsOf(text);
  return readings.length > 0 ? { text, code: text.replace(/ /g, "").toUpperCase(), readings } : null;
}

function readingsOf(text: string): Reading[] {
  const joined = wordsOf(text).join("");
  const iban = readWholeIban(joined);
  if (iban.length > 0) return [[{ text, spans: iban }]];
  const { pieces, rest } = takeAddresses(text);
  const phone = takePhone(rest);
  if (phone) pieces.push({ text: phone.taken, spans: phone.spans });
  const words = wordsOf(phone?.rest ?? rest).slice(0, mostWords);
  const readings = splits(words).map((split) => [...pieces, ...split.map(pieceOf)]);
  return readings.filter((reading) => reading.length > 0);
}

const pieceOf = (word: string): Piece => ({ text: word, spans: readWord(word) });

/** E-mail addresses, whole or begun, have their own signs: they are taken before the text is cut into words. */
function takeAddresses(text: string): { pieces: Piece[]; rest: string } {
  const parts = text.split(" ");
  const isAddress = (part: string) => /[^@]@/u.test(part);
  const pieces = parts.filter(isAddress).map((part) => {
    const address = part.replace(/^[<("']+|[>)"',;.]+$/gu, "");
    return { text: address, spans: [span("email", foldTerm(address))] };
  });
  return { pieces, rest: parts.filter((part) => !isAddress(part)).join(" ") };
}

/**
 * The words as typed, then with two neighbours as one, then all as one: spaces do not matter. Groups of figures are
 * first of all one number.
 */
function splits(words: readonly string[]): string[][] {
  const all = words.length > 1 ? [[words.join("")]] : [];
  if (words.every((word) => shortFigures.test(word))) return words.length > 1 ? all : [[...words]];
  const pairs = words.length <= mostJoined ? words.slice(1).map((_, place) => joinAt(words, place)) : [];
  return [[...words], ...pairs, ...(words.length > 2 ? all : [])];
}

/** "06 12": too short to be a postal code or the end of an IBAN. */
const shortFigures = /^\d{1,3}$/;

const joinAt = (words: readonly string[], place: number): string[] => [
  ...words.slice(0, place),
  `${words[place]}${words[place + 1]}`,
  ...words.slice(place + 2),
];

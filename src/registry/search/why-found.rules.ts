import { foldTerm, nameTerms } from "./fold-term.rules.ts";
import type { Piece, Search } from "./read-search.rules.ts";
import type { FoundHolder } from "./search-holders.queries.ts";
import { type Kind, kinds } from "./span.rules.ts";

/** What of the file answers the search. `value`: as on file. */
export type Match = { kind: Kind | "reference"; value: string };

type Term = { kind: Kind; term: string; value: string };

/** By each piece of the first reading that finds this holder. */
export function whyFound(search: Search, holder: FoundHolder): Match[] {
  const { number, reference } = holder;
  if (reference !== null) return [{ kind: "reference", value: reference }];
  if (number === search.code || number === search.text) return [{ kind: "number", value: number }];
  const terms = termsOf(holder);
  for (const reading of search.readings) {
    const matches = reading.map((piece) => matchOf(piece, terms));
    if (matches.every((match) => match !== null)) return distinct(matches);
  }
  return [];
}

function matchOf({ spans }: Piece, terms: readonly Term[]): Match | null {
  for (const { prefix } of spans) {
    const found = terms.find(({ kind, term }) => `${kinds[kind]}${term}`.startsWith(prefix));
    if (found) return { kind: found.kind, value: found.value };
  }
  return null;
}

function distinct(matches: readonly Match[]): Match[] {
  return [...new Map(matches.map((match) => [`${match.kind} ${match.value}`, match])).values()];
}

/** As migration 0046 makes them of this holder. */
function termsOf(holder: FoundHolder): Term[] {
  const { number, lastName, firstName, organisation, city, postalCode, phone, iban } = holder;
  const named = (kind: Kind, value: string): Term[] =>
    nameTerms(value).map((term) => ({ kind, term, value }));
  const coded = (kind: Kind, value: string | null, term = foldTerm): Term[] =>
    value ? [{ kind, term: term(value), value }] : [];
  return [
    ...coded("number", number),
    ...coded("number", number, (text) => text.replace(/^[A-Za-z]+/, "")),
    ...coded("email", holder.email),
    ...coded("email", holder.accountEmail),
    ...coded("phone", phone),
    ...coded("ibanEnd", iban?.slice(-5) ?? null, (end) => [...end.toLowerCase()].reverse().join("")),
    ...named("lastName", lastName),
    ...named("lastName", organisation),
    ...named("firstName", firstName),
    ...coded("postalCode", postalCode, (text) => foldTerm(text.replace(/ /g, ""))),
    ...named("city", city),
  ];
}

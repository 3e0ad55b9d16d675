import type { FastifyRequest } from "fastify";
import { longestSearch } from "#registry/search/read-search.rules.ts";
import { deskPage } from "#web/desk/desk-screen.ts";
import { searchFiles } from "./search-files.actions.ts";
import { SearchPage } from "./search-page.tsx";

/** Dossiers: the search box, which every page of the back office leads to. */
export const searchRoute = deskPage({
  path: "/dossiers",
  opens: "agent",
  async load(trx, visit) {
    const typed = typedIn(visit.request);
    return { typed, result: await searchFiles(trx, visit, typed) };
  },
  status: ({ result }) => (result.kind === "too_many_searches" ? 429 : 200),
  draw: (visit, { typed, result }) => <SearchPage visit={visit} typed={typed} result={result} />,
});

/** The query of an address may hold anything, twice. */
function typedIn({ query }: FastifyRequest): string {
  const { q } = query as { q?: unknown };
  return typeof q === "string"
    ? [...q.slice(0, 1_000)].slice(0, longestSearch).join("").toWellFormed().trim()
    : "";
}

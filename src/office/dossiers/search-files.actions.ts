import type { Lock } from "#account/tries/attempts.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { takeFromQuota } from "#account/tries/take-from-quota.queries.ts";
import { appendAudit } from "#audit/append-audit.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { areHoldersWaiting } from "#registry/search/index-holders.queries.ts";
import { readSearch } from "#registry/search/read-search.rules.ts";
import { type FoundHolder, mostShown, searchHolders } from "#registry/search/search-holders.queries.ts";
import { type Match, whyFound } from "#registry/search/why-found.rules.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { type FileState, findFileStates } from "./found-states.queries.ts";
import { findRecentFiles, type RecentFile } from "./recent-files.queries.ts";
import { kindOfSearch, textForAudit } from "./search-words.rules.ts";

export type FoundFile = FoundHolder & { state: FileState; why: readonly Match[] };

export type SearchResult =
  | { kind: "none_asked"; recent: readonly RecentFile[] }
  /** Nothing that can be searched: signs only. */
  | { kind: "unreadable" }
  | { kind: "too_many_searches"; lock: Lock | null }
  | { kind: "found"; files: readonly FoundFile[]; isMore: boolean; isIndexBehind: boolean };

/** Each search counts in the quota of the member, and is in the audit with what was typed. */
export async function searchFiles(
  trx: SpaceTransaction,
  { ctx, member }: Pick<DeskVisit, "ctx" | "member">,
  typed: string,
): Promise<SearchResult> {
  if (typed.trim() === "") return { kind: "none_asked", recent: await findRecentFiles(trx, member.id) };
  const search = readSearch(typed);
  if (!search) return { kind: "unreadable" };
  const { keys, space } = ctx;
  const taken = await takeFromQuota(trx, subjectOf(keys, { searches: member.id }), space.policy.searches);
  if (!taken.ok) return { kind: "too_many_searches", lock: taken.refusal };
  const found = await searchHolders(trx, search);
  const shown = found.slice(0, mostShown);
  const states = await findFileStates(trx, keys, shown, space.policy.lock);
  const isIndexBehind = await areHoldersWaiting(trx);
  const isMore = found.length > mostShown;
  const effect = { search: kindOfSearch(search), typed: textForAudit(search), found: shown.length, isMore };
  await appendAudit(trx, ctx, { kind: "dossier_searched", effect });
  const files = shown.map((holder) => ({
    ...holder,
    state: states.get(holder.id) ?? "never_enrolled",
    why: whyFound(search, holder),
  }));
  return { kind: "found", files, isMore, isIndexBehind };
}

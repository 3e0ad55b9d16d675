import { readCookie } from "#http/cookies.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { AnsweredVisit } from "../../engine/step.ts";
import { isRun } from "../../served.rules.ts";
import type { NoLink } from "./dead-link-page.tsx";
import { readLinkToken } from "./link-token.ts";
import { findLink, type Link } from "./links.queries.ts";

export type LinkEnds = Readonly<
  Record<Link["purpose"], { kind: string; path: string; next: string; restart: string }>
>;

/** A link into a journey that this space no longer has counts as expired. */
export async function linkOfCookie(visit: AnsweredVisit, ends: LinkEnds): Promise<Result<Link, NoLink>> {
  const token = readCookie(visit.request, "link");
  if (!token) return refused("absent");
  const id = readLinkToken(visit.ctx.keys, visit.ctx.space.id, token);
  if (!id) return refused("damaged");
  const link = await visit.ctx.db.inTransaction((trx) => findLink(trx, id));
  if (!link) return refused("expired");
  return done(isRun(ends[link.purpose].kind, visit.space.policy) ? link : { ...link, fate: "expired" });
}

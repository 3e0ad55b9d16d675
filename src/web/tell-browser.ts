import type { FastifyReply } from "fastify";
import type { AnnouncementKey } from "#account/journal/announcements.ts";
import { browserMemory } from "#account/sessions/known-browsers.queries.ts";
import { endSessionOf } from "#account/sessions/sessions.queries.ts";
import { announce } from "#http/answers/announce.ts";
import { readCookie, setCookie } from "#http/cookies.ts";
import type { Visit } from "./visit.ts";

/** What a browser is told and given once an action is committed. */
export type Told = {
  /** What the next page announces. */
  said?: AnnouncementKey | null;
  /** The cookies of a session that has opened. */
  opened?: { session: string; browser: string } | undefined;
  /** The cookie of a browser that is known from now on. */
  known?: string | null;
};

/** Only after the commit: a browser must not be told, or given, what was rolled back. */
export async function tellBrowser(
  visit: Visit,
  reply: FastifyReply,
  { opened, known, said }: Told,
): Promise<void> {
  if (opened) await giveSession(visit, reply, opened);
  if (known) setCookie(visit.request, reply, "browser", known, browserMemory);
  if (said) announce(visit.request, reply, said);
}

/**
 * The session that the browser brought ends, whoever it was of: what was known of this browser before is worth nothing
 * after (LOG-16, ASVS V7.2.4).
 */
async function giveSession(
  { ctx, request }: Visit,
  reply: FastifyReply,
  opened: { session: string; browser: string },
) {
  const former = readCookie(request, "session");
  if (former) await ctx.db.inOneTrip((trx) => endSessionOf(trx, former));
  setCookie(request, reply, "session", opened.session);
  setCookie(request, reply, "browser", opened.browser, browserMemory);
}

import type { FastifyReply } from "fastify";
import { browserMemory } from "#account/sessions/known-browsers.queries.ts";
import { endSessionOf } from "#account/sessions/sessions.queries.ts";
import { announce } from "#http/answers/announce.ts";
import { readCookie, setCookie } from "#http/cookies.ts";
import type { AnnouncementKey } from "#subject/words.ts";
import { forgetLogin, keepLogin } from "./kept/kept-login.ts";
import type { Visit } from "./visit.ts";

/** Sent to the browser after the commit. */
export type Told = {
  said?: AnnouncementKey | null;
  /** Cookies of a new session. */
  opened?: { session: string; browser: string } | undefined;
  /** Cookie of a newly known browser. */
  known?: string | null;
  /** What the sign-in page of this browser then shows. */
  login?: string | null;
};

/** Only after the commit: a rollback must leave nothing in the browser. */
export async function tellBrowser(
  visit: Visit,
  reply: FastifyReply,
  { opened, known, said, login }: Told,
): Promise<void> {
  if (opened) await giveSession(visit, reply, opened);
  if (known) setCookie(visit.request, reply, "browser", known, browserMemory);
  if (login) keepLogin(visit, reply, login);
  if (said) announce(visit.request, reply, said);
}

/** Ends the former session of this browser, even a planted one of another holder (LOG-16, ASVS V7.2.4). */
async function giveSession(
  { ctx, request }: Visit,
  reply: FastifyReply,
  opened: { session: string; browser: string },
) {
  const former = readCookie(request, "session");
  if (former) await ctx.db.inOneTrip((trx) => endSessionOf(trx, former));
  forgetLogin(request, reply);
  setCookie(request, reply, "session", opened.session);
  setCookie(request, reply, "browser", opened.browser, browserMemory);
}

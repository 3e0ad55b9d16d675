import { seeOther } from "#http/answers/redirect.ts";
import { sendPage } from "#http/answers/send-page.ts";
import type { SignInRule } from "#spaces/space.ts";
import type { AnnouncementKey } from "#subject/words.ts";
import { tellBrowser } from "#web/tell-browser.ts";
import type { AccountOpening } from "../../credentials/opening/openings.ts";
import { bindBrowser, forgetJourney, forgetLink } from "../../engine/browser-binding.ts";
import type { AnsweredVisit } from "../../engine/step.ts";
import { typedName } from "../../engine/typed-name.ts";
import { DeadLinkPage, type NoLink } from "./dead-link-page.tsx";
import { followLink } from "./link-follow.actions.ts";
import type { LinkEnds } from "./link-of-cookie.ts";
import type { Link } from "./links.queries.ts";

/** `typed`: by which names the visitor has shown to know the holder in this browser. */
export async function follow(
  visit: AnsweredVisit,
  ends: LinkEnds,
  link: Link,
  typed: readonly SignInRule["by"][],
) {
  const followed = await followLink(visit.ctx, visit.visitor, link.id);
  if (!followed.ok) return dead(visit, ends, link.purpose, followed.refusal);
  const { kind, next } = ends[link.purpose];
  forgetLink(visit);
  if (followed.value.purpose === "recovery") {
    const { journeyId, secret } = followed.value;
    bindBrowser(visit, kind, journeyId, secret);
  } else {
    forgetJourney(visit, kind);
    const login = await typedName(visit, link.holderId, typed);
    await tellBrowser(visit, visit.reply, { said: endOf(visit, followed.value.how), login });
  }
  return seeOther(visit.reply, visit.home + next);
}

/** An account that was already open is not announced as opened. */
function endOf({ space }: AnsweredVisit, how: AccountOpening): AnnouncementKey {
  if (how === "renewed") return "address-added";
  return space.policy.signIn.by === "number" ? "account-activated-by-number" : "account-activated";
}

export function leaveFor(visit: AnsweredVisit, path: string) {
  forgetLink(visit);
  return seeOther(visit.reply, visit.home + path);
}

/** The purpose of an unreadable link is unknown: offers each way to start again, once. */
export function dead(visit: AnsweredVisit, ends: LinkEnds, purpose: Link["purpose"] | null, why: NoLink) {
  const ways = purpose ? [ends[purpose]] : Object.values(ends);
  const byPath = new Map(ways.map((way) => [way.path, way]));
  const restarts = [...byPath.values()].map(({ path, restart }) => ({
    href: visit.home + path,
    label: restart,
  }));
  return sendPage(visit.reply, <DeadLinkPage visit={visit} why={why} restarts={restarts} />, 410);
}

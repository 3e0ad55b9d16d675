import { countSecurityEvents, listSecurityEvents } from "#account/journal/journal.queries.ts";
import { listPart } from "#kernel/values/list-part.rules.ts";
import { page } from "#web/screen.ts";
import { baseOf, securityPath } from "../factor-pages.tsx";
import { JournalPage } from "./journal-page.tsx";

const shownAtOnce = 20;

export const journalRoute = page({
  path: `${securityPath}/journal`,
  opens: "own-space",
  async load(trx, { session, request }) {
    const total = await countSecurityEvents(trx, session.holderId);
    const { avant } = request.query as { avant?: unknown };
    const part = listPart(total, avant, shownAtOnce);
    return { total, part, events: await listSecurityEvents(trx, session.holderId, shownAtOnce, part.skip) };
  },
  draw: (visit, loaded) => (
    <JournalPage visit={visit} base={baseOf(visit)} words={visit.ctx.contributed.journal} {...loaded} />
  ),
});

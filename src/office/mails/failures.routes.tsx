import { formSchema } from "#http/forms/form-schema.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { countDeadLettersOf, type DeadLetter, listDeadLetters } from "#infra/jobs/dead-letters.queries.ts";
import type { FormState } from "#kernel/form-state.ts";
import { type MailId, readId } from "#kernel/ids.ts";
import type { Outcome } from "#web/conclude.ts";
import type { DeskRoute } from "#web/desk/desk.ts";
import { deskPage, deskPost } from "#web/desk/desk-screen.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { cursorIn } from "./mail-filter.rules.ts";
import { shownAtOnce } from "./mails.routes.tsx";
import { FailuresPage } from "./pages/failures-page.tsx";
import { replayJob } from "./replay.actions.ts";
import { afterReplay } from "./words/after-replay.ts";

const path = "/mails/echecs";

type Loaded = {
  letters: readonly DeadLetter[];
  counts: { jobs: number; mails: number };
  isLater: boolean;
  hasMore: boolean;
};

const list = {
  async load(trx: SpaceTransaction, { request }: DeskVisit): Promise<Loaded> {
    const after = cursorIn<MailId>(request.query);
    const found = await listDeadLetters(trx, after, shownAtOnce + 1);
    return {
      letters: found.slice(0, shownAtOnce),
      counts: await countDeadLettersOf(trx),
      isLater: after !== null,
      hasMore: found.length > shownAtOnce,
    };
  },
  draw: (visit: DeskVisit, loaded: Loaded, state: FormState) => (
    <FailuresPage
      visit={visit}
      titleOf={(kind) => visit.ctx.contributed.mails.get(kind)?.title ?? kind}
      state={state}
      {...loaded}
    />
  ),
};

const replay = deskPost({
  ...list,
  path: `${path}/:job/rejeu`,
  opens: "administrateur",
  form: formSchema({}),
  async act(visit): Promise<Outcome> {
    const id = readId<MailId>((visit.request.params as { job: string }).job);
    if (!id) return { to: path, said: "work-settled" };
    return afterReplay(await replayJob(visit.ctx, id), path);
  },
});

export const failuresRoutes: readonly DeskRoute[] = [deskPage({ ...list, path, opens: "agent" }), replay];

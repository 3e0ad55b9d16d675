import { appendAudit } from "#audit/append-audit.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import {
  countSuppressed,
  findSuppressed,
  listReturned,
  listSuppressed,
  type SuppressedAddress,
} from "#infra/mail/bounces/returned-lists.queries.ts";
import { type MailId, readId, type SuppressionId } from "#kernel/ids.ts";
import { text } from "#kernel/text/typed-text.ts";
import type { Outcome } from "#web/conclude.ts";
import type { DeskRoute } from "#web/desk/desk.ts";
import { deskPage, deskPost } from "#web/desk/desk-screen.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { cursorIn } from "./mail-filter.rules.ts";
import { shownAtOnce } from "./mails.routes.tsx";
import { ReturnedPage } from "./pages/returned-page.tsx";
import { SuppressedPage } from "./pages/suppressed-page.tsx";
import { SuppressionPage } from "./pages/suppression-page.tsx";
import { releaseSuppression } from "./release.actions.ts";

const returned = deskPage({
  path: "/mails/retours",
  opens: "agent",
  async load(trx, { request }) {
    const after = cursorIn<MailId>(request.query);
    const found = await listReturned(trx, after, shownAtOnce + 1);
    return {
      returned: found.slice(0, shownAtOnce),
      isLater: after !== null,
      hasMore: found.length > shownAtOnce,
    };
  },
  draw: (visit, loaded) => (
    <ReturnedPage
      visit={visit}
      titleOf={(kind) => visit.ctx.contributed.mails.get(kind)?.title ?? kind}
      {...loaded}
    />
  ),
});

const path = "/mails/suspensions";

const suppressed = deskPage({
  path,
  opens: "agent",
  async load(trx, { request }) {
    const after = cursorIn<SuppressionId>(request.query);
    const found = await listSuppressed(trx, after, shownAtOnce + 1);
    return {
      suppressed: found.slice(0, shownAtOnce),
      total: (await countSuppressed(trx)).count,
      isLater: after !== null,
      hasMore: found.length > shownAtOnce,
    };
  },
  draw: (visit, loaded) => <SuppressedPage visit={visit} {...loaded} />,
});

const idOf = ({ request }: DeskVisit) =>
  readId<SuppressionId>((request.params as { suppression: string }).suppression);

const detail = {
  path: `${path}/:suppression`,
  otherwise: path,
  async load(trx: SpaceTransaction, visit: DeskVisit) {
    const id = idOf(visit);
    const found = id && (await findSuppressed(trx, id));
    if (!found) return null;
    await appendAudit(trx, visit.ctx, {
      kind: "suppression_opened",
      ...(found.holderId ? { holderId: found.holderId } : {}),
    });
    return found;
  },
  draw: (
    visit: DeskVisit,
    found: SuppressedAddress,
    state: Parameters<typeof SuppressionPage>[0]["state"],
  ) => <SuppressionPage visit={visit} suppressed={found} state={state} />,
} as const;

const release = deskPost({
  ...detail,
  opens: "superviseur",
  form: formSchema({
    reason: text(500, "Cette raison est trop longue : 500 signes au plus.").min(
      3,
      "Dites pourquoi, en quelques mots.",
    ),
  }),
  async act(visit, { reason }): Promise<Outcome> {
    const id = idOf(visit);
    const released = id && (await releaseSuppression(visit.ctx, id, reason));
    return { to: path, said: released?.ok ? "address-released" : "address-released-already" };
  },
});

export const returnedRoutes: readonly DeskRoute[] = [
  returned,
  suppressed,
  deskPage({ ...detail, opens: "agent" }),
  release,
];

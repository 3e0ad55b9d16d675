import { appendAudit } from "#audit/append-audit.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import {
  countMailsIn,
  findLoggedMail,
  healthByDomain,
  type LoggedMail,
  listMails,
} from "#infra/mail/log/mail-log.queries.ts";
import { type MailId, readId } from "#kernel/ids.ts";
import { maskEmail } from "#kernel/text/text.ts";
import type { Outcome } from "#web/conclude.ts";
import type { DeskRoute } from "#web/desk/desk.ts";
import { deskPage, deskPost } from "#web/desk/desk-screen.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { cursorIn, isAboutSomebody, readMailFilter } from "./mail-filter.rules.ts";
import { DomainsPage } from "./pages/domains-page.tsx";
import { MailPage } from "./pages/mail-page.tsx";
import { MailsPage } from "./pages/mails-page.tsx";
import { replayMail } from "./replay.actions.ts";
import { sendAgain } from "./resend.actions.ts";
import { afterReplay } from "./words/after-replay.ts";
import { whyNotResent } from "./words/mail-words.ts";

export const shownAtOnce = 50;

const log = deskPage({
  path: "/mails",
  opens: "agent",
  async load(trx, visit) {
    const { query } = visit.request;
    const filter = readMailFilter(query);
    const after = cursorIn<MailId>(query);
    const found = await listMails(trx, filter, after, shownAtOnce + 1);
    const total = await countMailsIn(trx, filter);
    const { holderId, recipient } = filter;
    if (isAboutSomebody(filter))
      await appendAudit(trx, visit.ctx, {
        kind: "mails_listed",
        ...(holderId ? { holderId } : {}),
        effect: { recipient: recipient && maskEmail(recipient), found: total },
      });
    const mails = found.slice(0, shownAtOnce);
    return { filter, mails, total, isLater: after !== null, hasMore: found.length > shownAtOnce };
  },
  draw: (visit, loaded) => (
    <MailsPage visit={visit} kinds={[...visit.ctx.contributed.mails.values()]} {...loaded} />
  ),
});

const domains = deskPage({
  path: "/mails/domaines",
  opens: "agent",
  load: (trx) => healthByDomain(trx, shownAtOnce),
  draw: (visit, found) => <DomainsPage visit={visit} domains={found} most={shownAtOnce} />,
});

const idOf = ({ request }: DeskVisit) => readId<MailId>((request.params as { mail: string }).mail);

const detail = {
  opens: "agent",
  async load(trx: SpaceTransaction, visit: DeskVisit) {
    const id = idOf(visit);
    const mail = id && (await findLoggedMail(trx, id));
    if (!mail) return null;
    const { holderId } = mail;
    await appendAudit(trx, visit.ctx, {
      kind: "mail_opened",
      ...(holderId ? { holderId } : {}),
      effect: { mail: mail.id },
    });
    return mail;
  },
  draw: (visit: DeskVisit, mail: LoggedMail, state: Parameters<typeof MailPage>[0]["state"]) => (
    <MailPage
      visit={visit}
      mail={mail}
      kind={visit.ctx.contributed.mails.get(mail.kind) ?? null}
      state={state}
    />
  ),
} as const;

const resend = deskPost({
  ...detail,
  path: "/mails/:mail/renvoi",
  form: formSchema({}),
  async act(visit): Promise<Outcome> {
    const id = idOf(visit);
    if (!id) return { to: "/mails", said: "mail-gone" };
    const sent = await sendAgain(visit.ctx, id);
    if (sent.ok) return { to: `/mails/${sent.value}`, said: "mail-sent-again" };
    const redraw = { values: {}, errors: { _form: whyNotResent(sent.refusal) } };
    return sent.refusal.kind === "limit"
      ? { redraw, status: 429, wait: sent.refusal.limit.wait }
      : { redraw, status: 409 };
  },
});

const replay = deskPost({
  ...detail,
  path: "/mails/:mail/rejeu",
  opens: "administrateur",
  form: formSchema({}),
  async act(visit): Promise<Outcome> {
    const id = idOf(visit);
    if (!id) return { to: "/mails", said: "mail-gone" };
    return afterReplay(await replayMail(visit.ctx, id), `/mails/${id}`);
  },
});

export const mailsRoutes: readonly DeskRoute[] = [
  log,
  domains,
  deskPage({ ...detail, path: "/mails/:mail" }),
  resend,
  replay,
];

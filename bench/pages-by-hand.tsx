import { createHmac } from "node:crypto";
import { fastify } from "fastify";
import { Pool } from "pg";
import { render } from "preact-render-to-string";
import { hashToken } from "#account/sessions/token.ts";
import { modules } from "#app.ts";
import { HomePage } from "#modules/home/pages/home-page.tsx";
import type { LastPayment, Unsettled } from "#modules/payments/home/home.queries.ts";
import { PaymentsCard } from "#modules/payments/home/payments-card.tsx";
import { toDoAfter } from "#modules/payments/home/to-do.rules.ts";
import { layoutOf } from "#modules/payments/layouts/layouts.ts";
import { nextPayment, type PaymentsOnFile } from "#modules/payments/next/next-payment.rules.ts";
import type { Contacts } from "#modules/profile/contacts.queries.ts";
import { contactsMissing, missingContacts } from "#modules/profile/missing-contacts.rules.ts";
import { ContactsCard } from "#modules/profile/pages/contacts-card.tsx";
import type { LastSignIn } from "#modules/security/last-sign-in.queries.ts";
import { LastSignInCard } from "#modules/security/pages/last-sign-in-card.tsx";
import { spaces } from "#spaces/index.ts";
import { modulesOf } from "#web/module.ts";

/** Its arguments: where to listen, its database, and the session cookie's name. */
export type ByHand = { port: number; databaseUrl: string; space: string; sessionCookie: string };

type Row = {
  first_name: string;
  last_name: string;
  stale: boolean;
  ends_at: Date;
  id: string;
  holder_id: string;
};

const findSession = {
  name: "session",
  text: `select session.id, holder.id as holder_id, holder.first_name, holder.last_name,
      session.started_at + interval '12 hours' as ends_at, session.seen_at < now() - interval '1 second' as stale
    from session join account on account.id = session.account_id join holder on holder.id = account.holder_id
    where session.token_hash = $1 and account.closed_at is null and session.ended_at is null
      and session.seen_at > now() - interval '30 minutes' and session.started_at > now() - interval '12 hours'`,
};
const findContacts = {
  name: "contacts",
  text: `select coalesce(account.email, holder.email) as email, holder.phone
    from holder join account on account.holder_id = holder.id and account.closed_at is null
    where holder.id = $1`,
};
const findLastSignIn = {
  name: "last",
  text: `select at, browser from security_event
    where holder_id = $1 and kind in ('signed_in', 'signed_in_by_provider')
      and at < $2::timestamptz - interval '12 hours' order by id desc limit 1`,
};
const findPayments = {
  name: "payments",
  text: `select today::text,
      (select min(paid_on)::text from transfer
        where holder_id = $1 and paid_on >= today and status = 'ordered') as ordered,
      (select paid_on::text from transfer
        where holder_id = $1 and status = 'paid' order by paid_on desc limit 1) as "lastPaid",
      exists (select from transfer where holder_id = $1) as "any",
      array(select jsonb_build_object('paidOn', paid_on, 'status', status, 'reason', reason)
        from transfer failed where holder_id = $1 and status in ('rejected', 'returned')
          and paid_on > today - interval '1 year'
          and not exists (select from transfer later where later.holder_id = $1
            and later.status = 'paid' and later.paid_on > failed.paid_on)
        order by paid_on desc, id limit 10) as unsettled,
      array(select jsonb_build_object('id', id, 'paidOn', paid_on, 'label', label,
          'amount', amount_cents, 'status', status)
        from payment where holder_id = $1 and paid_on <= today
        order by paid_on desc, id desc limit 3) as last
    from (select (now() at time zone 'Europe/Paris')::date as today) clock`,
};
const markSeen = { name: "seen", text: "update session set seen_at = now() where id = $1" };

/** *Accueil* written by hand: fastify, `pg` and preact, with the queries and the markup of the real page. */
process.on("message", async ({ port, databaseUrl, space: id, sessionCookie }: ByHand) => {
  const space = spaces.find((one) => one.id === id);
  if (!space) throw new Error(`no space is called ${id}`);
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 20,
    idleTimeoutMillis: 60_000,
    options: "-c plan_cache_mode=force_generic_plan",
  });
  const cookie = new RegExp(`(?:^|; )${sessionCookie}=([^;]+)`);

  async function pageOf(token: string) {
    const client = await pool.connect();
    try {
      await client.query(`begin; select set_config('parvis.space', '${id}', true)`);
      const { rows } = await client.query<Row>({ ...findSession, values: [hashToken(token)] });
      if (rows[0]?.stale) await client.query({ ...markSeen, values: [rows[0].id] });
      const [row] = rows;
      if (!row) return undefined;
      const contacts = await client.query<Contacts>({ ...findContacts, values: [row.holder_id] });
      const last = await client.query<LastSignIn>({
        ...findLastSignIn,
        values: [row.holder_id, row.ends_at],
      });
      const payments = await client.query<PaymentsOnFile & { unsettled: Unsettled[]; last: LastPayment[] }>({
        ...findPayments,
        values: [row.holder_id],
      });
      await client.query("commit");
      return { session: row, contacts: contacts.rows[0], last: last.rows[0], payments: payments.rows[0] };
    } finally {
      client.release();
    }
  }

  const served = modulesOf(modules, space.policy);
  const menu = served.map(({ menu }) => ({ label: menu.label, icon: menu.icon, href: `/${id}${menu.path}` }));
  const app = fastify();
  app.get(`/${id}/espace`, async (request, reply) => {
    const token = cookie.exec(request.headers.cookie ?? "")?.[1] ?? "";
    const read = await pageOf(token);
    if (!read?.contacts || !read.payments || !space.policy.payments)
      return reply.redirect(`/${id}/connexion`);
    const { session, contacts, last, payments } = read;
    const account = {
      holderName: `${session.first_name} ${session.last_name}`,
      current: `/${id}/espace`,
      menu,
      signOutAction: `/${id}/deconnexion`,
      extendAction: `/${id}/espace/prolonger`,
      csrf: createHmac("sha256", "key").update(token).digest("base64url"),
      idle: space.policy.lifetimes.sessionIdle,
      endsAt: session.ends_at,
      endsIn: space.policy.lifetimes.session,
    };
    const visit = { space, home: `/${id}`, csrf: account.csrf, account };
    const panels = [
      <ContactsCard key="contacts" space={space} home={visit.home} contacts={contacts} />,
      <PaymentsCard
        key="payments"
        home={visit.home}
        last={payments.last}
        next={nextPayment(payments, space.policy.payments.schedule)}
        follows={layoutOf(space.policy).follows}
      />,
      <LastSignInCard key="last" last={last} securityHref={`/${id}/espace/securite`} />,
    ];
    const missing = missingContacts(contacts, space);
    const page = render(
      <HomePage
        visit={visit}
        greeted={session.first_name}
        modules={served}
        toDo={[...(missing ? [contactsMissing(missing)] : []), ...toDoAfter(payments.unsettled)]}
        panels={panels}
      />,
    );
    return reply.type("text/html; charset=utf-8").send(`<!doctype html>${page}`);
  });
  await app.listen({ port, host: "127.0.0.1" });
  process.send?.("listening");
});

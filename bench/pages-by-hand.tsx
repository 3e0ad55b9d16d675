import { createHmac } from "node:crypto";
import { fastify } from "fastify";
import { Pool } from "pg";
import { render } from "preact-render-to-string";
import { hashToken } from "#account/sessions/token.ts";
import { modules } from "#app.ts";
import { HomePage } from "#modules/home/pages/home-page.tsx";
import { spaces } from "#spaces/index.ts";
import { modulesOf } from "#web/module.ts";

/** Its arguments: where to listen, its database, and the session cookie's name. */
export type ByHand = { port: number; databaseUrl: string; space: string; sessionCookie: string };

type Row = { first_name: string; last_name: string; stale: boolean; ends_at: Date; id: string };

const findSession = {
  name: "session",
  text: `select session.id, holder.first_name, holder.last_name,
      session.started_at + interval '12 hours' as ends_at, session.seen_at < now() - interval '1 second' as stale
    from session join account on account.id = session.account_id join holder on holder.id = account.holder_id
    where session.token_hash = $1 and account.closed_at is null and session.ended_at is null
      and session.seen_at > now() - interval '30 minutes' and session.started_at > now() - interval '12 hours'`,
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

  async function sessionOf(token: string): Promise<Row | undefined> {
    const client = await pool.connect();
    try {
      await client.query(`begin; select set_config('parvis.space', '${id}', true)`);
      const { rows } = await client.query<Row>({ ...findSession, values: [hashToken(token)] });
      if (rows[0]?.stale) await client.query({ ...markSeen, values: [rows[0].id] });
      await client.query("commit");
      return rows[0];
    } finally {
      client.release();
    }
  }

  const served = modulesOf(modules, space.policy);
  const menu = served.map(({ menu }) => ({ label: menu.label, icon: menu.icon, href: `/${id}${menu.path}` }));
  const app = fastify();
  app.get(`/${id}/espace`, async (request, reply) => {
    const token = cookie.exec(request.headers.cookie ?? "")?.[1] ?? "";
    const session = await sessionOf(token);
    if (!session) return reply.redirect(`/${id}/connexion`);
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
    const page = render(<HomePage visit={visit} greeted={session.first_name} modules={served} />);
    return reply.type("text/html; charset=utf-8").send(`<!doctype html>${page}`);
  });
  await app.listen({ port, host: "127.0.0.1" });
  process.send?.("listening");
});

import type { Client } from "pg";

/** What Parvis needs of a server and of its role there, in words where it is not so. */
export type ServerFaults = {
  version: string;
  tooOld: string | null;
  /** The role passes by row-level security. */
  unbound: string | null;
};

const oldest = 15;

/** Looks at the server behind a connection. */
export async function checkServer(client: Client): Promise<ServerFaults> {
  const { rows } = await client.query<{ role: string; privileged: boolean; version: number; shown: string }>(
    `select rolname as role, rolsuper or rolbypassrls as privileged,
      current_setting('server_version_num')::int as version, current_setting('server_version') as shown
    from pg_roles where rolname = current_user`,
  );
  const { role = "", privileged = false, version = 0, shown = "" } = rows[0] ?? {};
  return {
    version: shown.split(" ")[0] ?? shown,
    tooOld:
      version < oldest * 10_000
        ? `La base est un PostgreSQL ${shown} : il en faut un ${oldest} ou plus récent.`
        : null,
    // Such a role sees every space whatever the policies say: the walls between spaces would be painted on.
    unbound: privileged
      ? `DATABASE_URL se connecte par « ${role} », qui est superutilisateur ou BYPASSRLS : rien ne séparerait les portails. Prenez un rôle qui ne possède que sa base : docs/deploy.md, « The database ».`
      : null,
  };
}

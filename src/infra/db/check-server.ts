import type { ClientBase } from "pg";
import { lackingWords, readOnlyWords } from "./failure-words.ts";

/** French messages; `null` where a requirement is met. */
export type ServerFaults = {
  version: string;
  tooOld: string | null;
  readOnly: string | null;
  unbound: string | null;
  lacking: string | null;
};

const oldest = 15;

export async function checkServer(client: ClientBase): Promise<ServerFaults> {
  const { rows } = await client.query<{
    role: string;
    privileged: boolean;
    version: number;
    shown: string;
    locked: boolean;
    makes: boolean;
  }>(
    `select rolname as role, rolsuper or rolbypassrls as privileged,
      current_setting('server_version_num')::int as version, current_setting('server_version') as shown,
      pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as locked,
      has_schema_privilege('public', 'create') and has_database_privilege(current_database(), 'create') as makes
    from pg_roles where rolname = current_user`,
  );
  const [found] = rows;
  const { role = "", version = 0, shown = "" } = found ?? {};
  return {
    version: shown.split(" ")[0] ?? shown,
    tooOld:
      version < oldest * 10_000
        ? `La base est un PostgreSQL ${shown} : il en faut un ${oldest} ou plus récent.`
        : null,
    readOnly: found?.locked ? readOnlyWords : null,
    unbound: found?.privileged
      ? `DATABASE_URL se connecte par « ${role} », qui est superutilisateur ou BYPASSRLS : rien ne séparerait les portails. Prenez un rôle qui ne possède que sa base : docs/deploy.md, « The database ».`
      : null,
    lacking: found?.makes ? null : lackingWords,
  };
}

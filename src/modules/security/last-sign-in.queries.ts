import { sql } from "kysely";
import type { Session } from "#account/sessions/sessions.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval, type Duration } from "#kernel/duration.ts";

export type LastSignIn = { at: Date; browser: string };

/** The sign-in before this session. `session` lasts `lifetime` from its start. */
export const findLastSignIn = (
  trx: SpaceTransaction,
  { holderId, endsAt }: Pick<Session, "holderId" | "endsAt">,
  lifetime: Duration,
): Promise<LastSignIn | undefined> =>
  trx
    .selectFrom("security_event")
    .select(["at", "browser"])
    .where("holder_id", "=", holderId)
    .where("kind", "in", ["signed_in", "signed_in_by_provider"])
    .where("at", "<", sql<Date>`${endsAt}::timestamptz - ${asInterval(lifetime)}::interval`)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();

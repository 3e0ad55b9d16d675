import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval } from "#kernel/duration.ts";
import type { Lifetimes } from "#spaces/space.ts";
import { hashToken } from "./token.ts";

export async function wasEnded(trx: SpaceTransaction, token: string, lifetimes: Lifetimes): Promise<boolean> {
  const session = await trx
    .selectFrom("session")
    .select("id")
    .where("token_hash", "=", hashToken(token))
    .where(
      sql<boolean>`seen_at > ended_at - ${asInterval(lifetimes.sessionIdle)}::interval
        and started_at > ended_at - ${asInterval(lifetimes.session)}::interval`,
    )
    .executeTakeFirst();
  return session !== undefined;
}

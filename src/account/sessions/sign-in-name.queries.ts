import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { findHolder } from "#registry/holders/holders.queries.ts";
import type { Space } from "#spaces/space.ts";
import { findAccountOfHolder } from "../accounts.queries.ts";

export async function findSignInName(
  trx: SpaceTransaction,
  { policy }: Space,
  holderId: HolderId,
): Promise<string | null> {
  if (policy.signIn.by === "number") return (await findHolder(trx, holderId))?.number ?? null;
  return (await findAccountOfHolder(trx, holderId))?.email ?? null;
}

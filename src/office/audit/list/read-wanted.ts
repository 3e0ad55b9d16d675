import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { findHolderByNumber } from "#registry/holders/holders.queries.ts";
import { readNumberOf } from "#registry/holders/number.rules.ts";
import type { Space } from "#spaces/space.ts";
import type { Wanted } from "./audit-events.queries.ts";
import type { AuditFilter } from "./audit-filter.rules.ts";

/** Looks the number up, which the audit does not hold. */
export async function readWanted(trx: SpaceTransaction, space: Space, filter: AuditFilter): Promise<Wanted> {
  const { number, ...others } = filter;
  if (number === "") return { ...others, holderId: null };
  const read = readNumberOf(space, number);
  const holder = read.ok ? await findHolderByNumber(trx, read.value) : undefined;
  return { ...others, holderId: holder?.id };
}

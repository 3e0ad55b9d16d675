import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { tailLength } from "#registry/holders/iban-tail.rules.ts";

export type IbanOnFile = {
  holderId: HolderId;
  tail: string | null;
  account: "none" | "without_address" | "with_address";
};

export const findIbanOnFile = (trx: SpaceTransaction, number: string): Promise<IbanOnFile | undefined> =>
  trx
    .selectFrom("holder")
    .leftJoin("account", (on) =>
      on.onRef("account.holder_id", "=", "holder.id").on("account.closed_at", "is", null),
    )
    .select("holder.id as holderId")
    .select(sql<string | null>`right(holder.iban, ${tailLength})`.as("tail"))
    .select(
      sql<IbanOnFile["account"]>`case when account.id is null then 'none'
        when account.email is null then 'without_address' else 'with_address' end`.as("account"),
    )
    .where("holder.number", "=", number)
    .where("holder.closed_at", "is", null)
    .executeTakeFirst();

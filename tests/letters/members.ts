import type { Context } from "#context.ts";
import type { HolderId } from "#kernel/ids.ts";

export type Member = { holderId: HolderId; number: string; email: string };

let count = 0;

/** Someone on file, at an address that has not moved. */
export async function onFile(ctx: Context): Promise<Member> {
  count += 1;
  const number = String(7_000_000 + (process.pid % 10_000) * 100 + count);
  const email = `jeanne.${number}@boite.example`;
  const { id } = await ctx.db.inTransaction((trx) =>
    trx
      .insertInto("holder")
      .values({
        number,
        title: "Mme",
        last_name: "LEGALL",
        first_name: "Jeanne",
        organisation: "",
        address_1: "4 RUE DES LICES",
        address_2: "",
        address_3: "",
        postal_code: "35000",
        city: "RENNES",
        country: "FR",
        email,
      })
      .returning("id")
      .executeTakeFirstOrThrow(),
  );
  return { holderId: id, number, email };
}

/** The letters of a holder: "kind state", sorted. */
export async function letterStandings(ctx: Context, holderId: HolderId) {
  const rows = await ctx.db.inTransaction((trx) =>
    trx.selectFrom("letter").select(["kind", "state"]).where("holder_id", "=", holderId).execute(),
  );
  return rows.map(({ kind, state }) => `${kind} ${state}`).sort();
}

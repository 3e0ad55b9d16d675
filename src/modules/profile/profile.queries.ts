import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";

export type Profile = {
  number: string;
  title: string;
  firstName: string;
  lastName: string;
  organisation: string;
  /** ISO date, without a time. */
  birthDate: string | null;
  address: readonly string[];
  /** The address of the account if it has one, otherwise the one on file. */
  email: string | null;
  phone: string | null;
  iban: string | null;
};

const countries = new Intl.DisplayNames("fr", { type: "region" });

/** Empty for France. */
function abroad(country: string): string {
  if (country === "FR") return "";
  return /^[A-Z]{2}$/.test(country) ? (countries.of(country) ?? country) : country;
}

export async function findProfile(trx: SpaceTransaction, holderId: HolderId): Promise<Profile | undefined> {
  const row = await trx
    .selectFrom("holder")
    .leftJoin("account", (join) =>
      join.onRef("account.holder_id", "=", "holder.id").on("account.closed_at", "is", null),
    )
    .select(["holder.number", "holder.title", "holder.organisation", "holder.phone", "holder.iban"])
    .select(["holder.first_name as firstName", "holder.last_name as lastName"])
    .select(["holder.birth_date as birthDate"])
    .select(({ fn }) => fn.coalesce("account.email", "holder.email").as("email"))
    .select(["holder.address_1", "holder.address_2", "holder.address_3"])
    .select(["holder.postal_code", "holder.city", "holder.country"])
    .where("holder.id", "=", holderId)
    .where("holder.closed_at", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { address_1, address_2, address_3, postal_code, city, country, ...profile } = row;
  const lines = [address_1, address_2, address_3, `${postal_code} ${city}`.trim(), abroad(country)];
  return { ...profile, address: lines.filter((line) => line !== "") };
}

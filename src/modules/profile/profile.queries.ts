import { sql } from "kysely";
import { type ReturnedAddress, returnedAddresses } from "#account/contacts/returned-addresses.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asInterval, type Duration } from "#kernel/duration.ts";
import type { HolderId, SessionId } from "#kernel/ids.ts";
import { type LetterBack, letterBack } from "#letters/returns/letter-back.queries.ts";

export type Profile = {
  number: string;
  title: string;
  firstName: string;
  lastName: string;
  organisation: string;
  /** ISO date, without a time. */
  birthDate: string | null;
  address: readonly string[];
  letterBack: LetterBack | null;
  /** The address of the account if it has one, otherwise the one on file. */
  email: string | null;
  /** Those that mails come back from. */
  returned: readonly ReturnedAddress[];
  phone: string | null;
  iban: string | null;
  /** Milliseconds for which this session still shows the IBAN in full; `null`: it is masked. */
  ibanShownFor: number | null;
};

const countries = new Intl.DisplayNames("fr", { type: "region" });

/** Empty for France. */
function abroad(country: string): string {
  if (country === "FR") return "";
  return /^[A-Z]{2}$/.test(country) ? (countries.of(country) ?? country) : country;
}

export type Looking = { holderId: HolderId; sessionId: SessionId; ibanShown: Duration };

export async function findProfile(
  trx: SpaceTransaction,
  { holderId, sessionId, ibanShown }: Looking,
): Promise<Profile | undefined> {
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
    .select(letterBack.as("letterBack"))
    .select(returnedAddresses.as("returned"))
    .select(msLeft(sessionId, ibanShown).as("ibanShownFor"))
    .where("holder.id", "=", holderId)
    .where("holder.closed_at", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { address_1, address_2, address_3, postal_code, city, country, ...profile } = row;
  const lines = [address_1, address_2, address_3, `${postal_code} ${city}`.trim(), abroad(country)];
  return { ...profile, address: lines.filter((line) => line !== "") };
}

const msLeft = (sessionId: SessionId, during: Duration) => {
  const until = sql`iban_shown_at + ${asInterval(during)}::interval`;
  return sql<number | null>`(
    select ceil(extract(epoch from ${until} - now()) * 1000)::float8
    from session where id = ${sessionId} and ${until} > now())`;
};

/** From now on this session shows the IBAN in full, for the time that the policy gives; `false`: no longer. */
export const setIbanShown = (trx: SpaceTransaction, sessionId: SessionId, isShown: boolean) =>
  trx
    .updateTable("session")
    .set({ iban_shown_at: isShown ? sql<Date>`now()` : null })
    .where("id", "=", sessionId)
    .execute();

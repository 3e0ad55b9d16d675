import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { type AboutHolder, aboutNames, noNames } from "#kernel/password/personal-words.rules.ts";
import { findHolder } from "#registry/holders/holders.queries.ts";

/** What is on file about a holder and must not make up their password. */
export async function aboutHolder(trx: SpaceTransaction, holderId: HolderId): Promise<AboutHolder> {
  const holder = await findHolder(trx, holderId);
  if (!holder) return aboutNames(noNames);
  return { ...aboutNames(holder), number: holder.number, city: holder.city, email: holder.email };
}

/** The part that a page may hold once the visitor has proven to be this holder (decision 0047). */
export async function namesOfProven(trx: SpaceTransaction, holderId: HolderId): Promise<AboutHolder> {
  return aboutNames((await findHolder(trx, holderId)) ?? noNames);
}

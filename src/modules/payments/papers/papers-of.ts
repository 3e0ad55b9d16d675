import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Layout } from "../layouts/layout.ts";
import type { PaymentFilter } from "../reading/payment-filter.rules.ts";
import type { Years } from "../reading/totals.rules.ts";
import { attestedIn } from "./attestation/attested.ts";

/** The year whose documents the list offers, and whether an attestation is one of them. */
export type PapersOf = { year: number; attested: boolean };

type Shown = { layout: Layout; filter: PaymentFilter; years: Years };

/** Of the year that the list shows, else of the last one with a paid payment; `null` for a year without payments. */
export async function papersOf(
  trx: SpaceTransaction,
  holderId: HolderId,
  { layout, filter, years }: Shown,
): Promise<PapersOf | null> {
  const year = filter.year ?? years.paid[0] ?? years.all[0];
  if (year === undefined || !years.all.includes(year)) return null;
  if (!layout.papers?.includes("attestation")) return { year, attested: false };
  return { year, attested: (await attestedIn(trx, holderId, year)) !== null };
}

import type { Findings } from "#imports/findings/findings.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { BankReport } from "../payments-report.ts";
import { analyseBankStaging, findImported } from "./bank-staging.queries.ts";
import { amountsOfEntries, countEntries } from "./count-entries.queries.ts";
import { findNewOrders, judgeMatches } from "./judge-entries.queries.ts";
import { matchEntries } from "./match.queries.ts";
import type { StagedEntries } from "./stage-entries.ts";
import { unmatchedEntries } from "./unmatched.queries.ts";

export type ComparedEntries = { report: BankReport; today: string };

const nothing = { added: 0, paid: 0, rejected: 0, returned: 0, known: 0 };

/** Compares the entries with the transfers on file. A message that was imported before is left as it is. */
export async function compareEntries(
  trx: SpaceTransaction,
  { message, entries, today }: StagedEntries,
  { rejects }: Findings,
): Promise<ComparedEntries> {
  const seen = await findImported(trx, message.kind, message.messageId);
  const about = { is: "bank", ...message, seen, entries } as const;
  if (seen) return { report: { ...about, ...nothing, unmatched: 0, amounts: [] }, today };
  await analyseBankStaging(trx);
  await matchEntries(trx);
  await judgeMatches(trx);
  await findNewOrders(trx);
  for await (const refusal of unmatchedEntries(trx)) await rejects.add(refusal);
  const counts = await countEntries(trx);
  const amounts = await amountsOfEntries(trx);
  return { report: { ...about, ...counts, unmatched: rejects.count, amounts }, today };
}

import { findAccountByAddress } from "#account/accounts.queries.ts";
import { record } from "#account/journal/journal.queries.ts";
import { killLinks } from "#account/kill-links.queries.ts";
import { forgetBrowsers } from "#account/sessions/known-browsers.queries.ts";
import { endSessions } from "#account/sessions/sessions.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { releaseLeftAddresses } from "#infra/mail/bounces/suppression.queries.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { type ColumnChange, noteChanges } from "#registry/changes/holder-changes.queries.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { type Card, findCard } from "../reading/card.queries.ts";
import { addressOf, type Correction, isStillAsAsked } from "./correction.rules.ts";
import { writeAddress, writeEmailOfAccount, writeEmailOnFile, writePhone } from "./corrections.queries.ts";
import { tellCorrection } from "./tell-correction.actions.ts";

export type CorrectionRefusal = "not_on_file" | "changed_meanwhile" | "address_taken";

/**
 * Corrects a contact, in the transaction of the second member's yes. Old and new contact are told. With the address of
 * an account its sessions, links and known browsers end: what was sent to the former address opens nothing any more.
 */
export async function applyCorrection(
  trx: SpaceTransaction,
  ctx: Context,
  holderId: HolderId,
  asked: Correction,
): Promise<Result<null, CorrectionRefusal>> {
  await lockHolder(trx, holderId);
  const card = await findCard(trx, holderId);
  if (!card || card.closedAt) return refused("not_on_file");
  if (!isStillAsAsked(asked, card)) return refused("changed_meanwhile");
  if (asked.field === "email" && (await isTaken(trx, ctx, card, asked.after)))
    return refused("address_taken");
  await noteChanges(trx, holderId, "staff", await write(trx, card, asked));
  await tellCorrection(trx, ctx, card, asked);
  await record(trx, holderId, "contact_corrected", ctx.actor);
  return done(null);
}

async function isTaken(trx: SpaceTransaction, { space }: Context, { id, account }: Card, email: string) {
  const other = account?.email ? await findAccountByAddress(trx, space, email) : undefined;
  return other !== undefined && other.holderId !== id;
}

async function write(trx: SpaceTransaction, card: Card, asked: Correction): Promise<ColumnChange[]> {
  switch (asked.field) {
    case "phone":
      await writePhone(trx, card.id, asked.after);
      return [{ field: "phone", before: asked.before, after: asked.after }];
    case "address":
      await writeAddress(trx, card.id, asked.after);
      return changedLines(addressOf(card), asked.after);
    case "email":
      await writeEmailOnFile(trx, card.id, asked.after);
      if (card.account?.email) {
        await writeEmailOfAccount(trx, card.account.id, asked.after);
        await endSessions(trx, card.account.id, null);
        await forgetBrowsers(trx, card.account.id);
      }
      await killLinks(trx, card.id);
      await releaseLeftAddresses(trx, card.id);
      return [{ field: "email", before: card.email, after: asked.after }];
  }
}

const columns = [
  ["address1", "address_1"],
  ["address2", "address_2"],
  ["address3", "address_3"],
  ["postalCode", "postal_code"],
  ["city", "city"],
  ["country", "country"],
] as const;

const changedLines = (
  before: ReturnType<typeof addressOf>,
  after: ReturnType<typeof addressOf>,
): ColumnChange[] =>
  columns
    .map(([name, field]) => ({ field, before: before[name], after: after[name] }))
    .filter((change) => change.before !== change.after);

import { record } from "#account/journal/journal.queries.ts";
import { tellContacts } from "#account/journal/tell-contacts.actions.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { wasMailed } from "#infra/mail/mail.queries.ts";
import type { JobPayloads } from "#infra/mail/outbox.ts";
import { asVisitor } from "#kernel/actor.ts";
import { days } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { findIbanOnFile } from "./iban-on-file.queries.ts";

/**
 * The worker's part of an end of IBAN that was refused: what no page may tell goes to the contacts on file, one mail
 * a day of each kind at most. Nobody is told that nobody has that number.
 */
export async function answerByMail(
  ctx: Context,
  { number, isRight, visitor }: JobPayloads["iban-refused"],
): Promise<void> {
  await ctx.db.inTransaction(async (trx) => {
    const known = await findIbanOnFile(trx, number);
    if (!known) return;
    await lockHolder(trx, known.holderId);
    await record(trx, known.holderId, "enrolment_refused", asVisitor(visitor));
    if (isRight && known.account === "with_address")
      return tellOnce(trx, ctx, known.holderId, "already-active");
    if (known.tail === null && known.account !== "with_address")
      return tellOnce(trx, ctx, known.holderId, "iban-missing");
  });
}

async function tellOnce(
  trx: SpaceTransaction,
  ctx: Context,
  holderId: HolderId,
  kind: "already-active" | "iban-missing",
) {
  if (await wasMailed(trx, holderId, kind, days(1))) return;
  await tellContacts(trx, ctx, holderId, { mail: { kind, props: {} }, sms: null });
}

import { appendAudit } from "#audit/append-audit.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { insertOpening, type Opening, readAgain } from "#registry/openings/openings.queries.ts";
import { openingReasons } from "#registry/openings/openings.rules.ts";
import type { Acting } from "../acting.ts";
import { isOnCard } from "../reading/card.queries.ts";

const reasonOf = ({ reason, note }: Opening) => [openingReasons[reason], note].filter(Boolean).join(" : ");

/** The holder reads the role, the reason and the day on « Mes données ». */
export const openCard = (
  ctx: Acting,
  holderId: HolderId,
  opening: Opening,
): Promise<Result<null, "not_on_file">> =>
  ctx.db.allOrNothing(async (trx) => {
    if (!(await isOnCard(trx, holderId))) return refused("not_on_file");
    const { id: staffId, role } = ctx.actor.member;
    await insertOpening(trx, { holderId, staffId, role }, opening);
    await appendAudit(trx, ctx, { kind: "card_opened", holderId, reason: reasonOf(opening) });
    return done(null);
  });

/** The reason for which the member is reading the card. `undefined`: it asks why first. */
export const openedFor = (trx: SpaceTransaction, ctx: Acting, holderId: HolderId) =>
  readAgain(trx, { holderId, staffId: ctx.actor.member.id });

/** Each reading is in the audit. */
export const noteReading = (trx: SpaceTransaction, ctx: Acting, holderId: HolderId, opening: Opening) =>
  appendAudit(trx, ctx, { kind: "card_read", holderId, reason: reasonOf(opening) });

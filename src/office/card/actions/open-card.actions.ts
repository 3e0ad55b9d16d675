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

/** True while the member may read the card without saying why again. Each reading is in the audit. */
export async function mayRead(trx: SpaceTransaction, ctx: Acting, holderId: HolderId): Promise<boolean> {
  const opening = await readAgain(trx, { holderId, staffId: ctx.actor.member.id });
  if (!opening) return false;
  await appendAudit(trx, ctx, { kind: "card_read", holderId, reason: reasonOf(opening) });
  return true;
}

import { askApproval } from "#approvals/approvals.actions.ts";
import { listApprovalsOf } from "#approvals/approvals.queries.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import type { Acting, Because } from "../acting.ts";
import { findCard } from "../reading/card.queries.ts";
import { contactCorrection } from "./contact-correction.approval.ts";
import {
  addressOf,
  type CorrectedField,
  type Correction,
  changesNothing,
  correction,
  emailsOf,
  type PostalAddress,
} from "./correction.rules.ts";

export type Wanted =
  | { field: "email"; after: string }
  | { field: "phone"; after: string | null }
  | { field: "address"; after: PostalAddress };

export type AskRefusal = "not_on_file" | "same" | "waits_already";

/** Nothing changes before another member says yes. One correction of a field waits at a time. */
export const askCorrection = (
  ctx: Acting,
  { holderId, reason }: Because,
  wanted: Wanted,
): Promise<Result<null, AskRefusal>> =>
  ctx.db.allOrNothing<null, AskRefusal>(async (trx) => {
    await lockHolder(trx, holderId);
    const card = await findCard(trx, holderId);
    if (!card || card.closedAt) return refused("not_on_file");
    const payload = withBefore(wanted, card);
    if (changesNothing(payload)) return refused("same");
    const others = await listApprovalsOf(trx, holderId);
    if (others.some((other) => waitsFor(other, wanted.field))) return refused("waits_already");
    await askApproval(trx, ctx, contactCorrection, { holderId, payload, reason });
    return done(null);
  });

function withBefore(wanted: Wanted, card: Parameters<typeof addressOf>[0]): Correction {
  if (wanted.field === "phone") return { ...wanted, before: card.phone };
  if (wanted.field === "email") return { ...wanted, before: emailsOf(card) };
  return { ...wanted, before: addressOf(card) };
}

/** A row that an older version wrote may have another payload. */
function waitsFor(
  { kind, state, payload }: { kind: string; state: string; payload: unknown },
  field: CorrectedField,
) {
  const read = correction.safeParse(payload);
  return kind === contactCorrection.kind && state === "waiting" && read.success && read.data.field === field;
}

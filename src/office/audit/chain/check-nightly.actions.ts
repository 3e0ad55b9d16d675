import { anchorChain } from "#audit/anchors/anchor-chain.actions.ts";
import { checkAudit } from "#audit/check/check-audit.actions.ts";
import { isWhole } from "#audit/verify/fault.ts";
import type { Context } from "#context.ts";
import { office } from "#spaces/office/space.ts";
import { tellAdministrators } from "../tell/tell-administrators.job.ts";

/** A broken chain is anchored too: what was appended since must not vanish either. */
export async function checkNightly(ctx: Context): Promise<void> {
  const verdict = await checkAudit(ctx);
  await anchorChain(ctx);
  if (isWhole(verdict)) return;
  const { policy, wording, id } = ctx.space;
  const { faults, unlisted, unreadableAnchors } = verdict;
  await ctx.db.inTransaction((trx) =>
    ctx.outbox.enqueue(trx, tellAdministrators, {
      space: office.id,
      portal: id,
      otherwise: policy.mail.replyTo,
      about: {
        kind: "chain",
        props: { portal: id, name: wording.name, faults: [...faults], unlisted, unreadableAnchors },
      },
    }),
  );
}

import type { Context } from "#context.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { brokenChainMail } from "../chain/broken-chain.mails.ts";
import { unusualReadingMail } from "../reading/unusual-reading.mails.ts";
import { findAdministrators } from "./administrators.queries.ts";
import type { ToAdministrators } from "./tell-administrators.job.ts";

/** One mail to each administrator of the portal. `ctx`: of the back office. */
export const sendToAdministrators = (ctx: Context, { portal, otherwise, about }: ToAdministrators) =>
  ctx.db.inTransaction(async (trx) => {
    const found = await findAdministrators(trx, portal as SpaceId);
    const told = found.map(({ holderId, email }) => ({ holderId, recipient: email }));
    for (const to of told.length > 0 ? told : [{ holderId: null, recipient: otherwise }])
      if (about.kind === "chain")
        await ctx.outbox.sendMail(trx, { ...to, kind: brokenChainMail, props: about.props });
      else await ctx.outbox.sendMail(trx, { ...to, kind: unusualReadingMail, props: about.props });
  });

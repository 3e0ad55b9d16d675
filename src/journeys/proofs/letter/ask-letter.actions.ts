import { subjectOf } from "#account/tries/subject.ts";
import type { Context } from "#context.ts";
import { asVisitor } from "#kernel/actor.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { requestLetter } from "#letters/request-letter.actions.ts";
import { findHolderByNumber } from "#registry/holders/holders.queries.ts";
import { readJourney, shortenJourney } from "../../engine/journeys.queries.ts";
import { keptIn } from "../../engine/kept-data.ts";
import { codeToContact } from "../../lost-password/by-code/code-to-contact.journey.ts";
import { lastPostRequest } from "./post-requests.queries.ts";

/**
 * The worker's part of a new password asked for by post: if anybody has that number, a letter waits for the
 * printer, dated when it was asked for, however late the worker is: seven days later on the page are then seven days
 * here. Nobody is told that there is nobody, or that one was asked for already; done twice, it changes nothing.
 */
export async function askLetter(ctx: Context, journeyId: JourneyId): Promise<void> {
  await ctx.db.inTransaction(async (trx) => {
    const row = await readJourney(trx, journeyId);
    const asked = keptIn(codeToContact, "letter_announced", row);
    if (!asked) return;
    const { number, visitor } = asked;
    const askedAt = await lastPostRequest(trx, subjectOf(ctx.keys, { post: number }));
    const holder = await findHolderByNumber(trx, number);
    if (holder)
      await requestLetter(trx, ctx, holder.id, { kind: "new_password", by: asVisitor(visitor), askedAt });
    await shortenJourney(trx, journeyId, ctx.space.policy.lifetimes.journey);
  });
}

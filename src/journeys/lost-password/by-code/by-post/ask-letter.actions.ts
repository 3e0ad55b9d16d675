import { subjectOf } from "#account/tries/subject.ts";
import type { Context } from "#context.ts";
import { asVisitor } from "#kernel/actor.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { requestLetter } from "#letters/request-letter.actions.ts";
import { findHolderByNumber } from "#registry/holders/holders.queries.ts";
import { readJourney, shortenJourney } from "../../../engine/journeys.queries.ts";
import { keptIn } from "../../../engine/kept-data.ts";
import { lastPostRequest } from "../../../proofs/letter/post-requests.queries.ts";
import { codeToContact } from "../code-to-contact.journey.ts";

/** Dates the letter from the request, as the page does, however late the worker. A second run changes nothing. */
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

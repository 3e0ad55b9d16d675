import { subjectOf } from "#account/subject.ts";
import type { Context } from "#context.ts";
import { requestLetter } from "#enrolment/request-letter.actions.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { findHolderByNumber } from "#registry/holders.queries.ts";
import type { codeToContact } from "./code-to-contact.journey.ts";
import type { DataOf } from "./journey.ts";
import { readJourney, shortenJourney } from "./journeys.queries.ts";
import { lastPostRequest } from "./post-requests.queries.ts";

type Announced = DataOf<typeof codeToContact>["letter_announced"];

/**
 * The worker's part of a new password asked for by post: if anybody has that number, a letter waits for the
 * printer, dated when it was asked for, however late the worker is: seven days later on the page are then seven days
 * here. Nobody is told that there is nobody, or that one was asked for already; done twice, it changes nothing.
 */
export async function askLetter(ctx: Context, journeyId: JourneyId): Promise<void> {
  await ctx.db.inTransaction(async (trx) => {
    const row = await readJourney(trx, journeyId);
    if (row?.state !== "letter_announced") return;
    const { number, visitor } = row.data as Announced;
    const askedAt = await lastPostRequest(trx, subjectOf(ctx.keys, { post: number }));
    const holder = await findHolderByNumber(trx, number);
    if (holder) await requestLetter(trx, ctx, holder.id, { kind: "new_password", visitor, askedAt });
    await shortenJourney(trx, journeyId, ctx.space.policy.lifetimes.journey);
  });
}

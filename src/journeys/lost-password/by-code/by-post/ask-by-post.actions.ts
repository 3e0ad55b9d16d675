import { subjectOf } from "#account/tries/subject.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { asksAgainAfter } from "#letters/asking-again.rules.ts";
import { keepJourney } from "../../../engine/journeys.queries.ts";
import { askForPost } from "../../../proofs/letter/post-requests.queries.ts";
import { letterAsked } from "./letter-asked.job.ts";

/** Queues a job, and keeps the journey for the announced delivery time. False: there is a recent request. */
export async function askByPost(
  trx: SpaceTransaction,
  ctx: Context,
  journeyId: JourneyId,
  number: string,
): Promise<boolean> {
  const subject = subjectOf(ctx.keys, { post: number });
  const { letters } = ctx.space.policy;
  if (!(await askForPost(trx, subject, asksAgainAfter(letters)))) return false;
  await keepJourney(trx, journeyId, letters.promise);
  await ctx.outbox.enqueue(trx, letterAsked, { space: ctx.space.id, journeyId });
  return true;
}

import { type RawBuilder, sql } from "kysely";
import { hasChosenSince } from "#account/password/renewal/password-since.queries.ts";
import type { Login } from "#account/sessions/sign-in-candidate.queries.ts";
import type { Waiting } from "#account/sessions/sign-in-try.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { addressKey } from "#kernel/text/text.ts";
import type { Policy } from "#spaces/space.ts";
import { isOvertaken, type JourneyRow, readJourney } from "../engine/journeys.queries.ts";
import { keptIn } from "../engine/kept-data.ts";
import type { Chosen } from "./enrolling.ts";
import { type Opening, openings } from "./opening/openings.ts";

/**
 * The credentials last chosen for this login whose link is not followed yet, for the statement of a sign-in. `null`:
 * passwords of this space open the account at once.
 */
export function waitingFor({ enrolment }: Policy, login: Login): RawBuilder<Waiting> | null {
  const opening = openings[enrolment];
  if (!opening) return null;
  const { kind, dataVersion } = opening.journey;
  const isTheirs =
    "email" in login
      ? sql`journey.chosen_address_key = ${addressKey(login.email)}`
      : sql`holder.number = ${login.number}`;
  return sql`
    select journey.id as "journeyId", journey.chosen_by as "chosenBy", journey.data ->> 'passwordHash' as "chosenHash"
    from journey join holder on holder.id = journey.chosen_by and holder.closed_at is null
    where ${isTheirs} and journey.expires_at > now()
      and journey.kind = ${kind} and journey.data_version = ${dataVersion}
      and not ${hasChosenSince(sql`holder.id`, sql`journey.started_at`)}
      and not exists (select from account where account.holder_id = holder.id
        and account.closed_at is null and account.email is not null)
    order by journey.started_at desc limit 1`;
}

/** Read it under the lock of the holder: this link, or that of another first connection, may have been followed. */
export async function findWaiting(
  trx: SpaceTransaction,
  { space }: Context,
  id: JourneyId,
): Promise<Chosen | null> {
  const opening = openings[space.policy.enrolment];
  const chosen = opening ? chosenIn(opening, await readJourney(trx, id)) : null;
  return chosen && !(await isOvertaken(trx, id, chosen.holderId)) ? chosen : null;
}

/** `null` when nothing waits for a link in this row. */
export const chosenIn = ({ journey }: Opening, row: JourneyRow | undefined): Chosen | null =>
  keptIn(journey, "mail_sent", row) ?? keptIn(journey, "correct_address", row);

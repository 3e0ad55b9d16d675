import { type RawBuilder, sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId, JourneyId } from "#kernel/ids.ts";
import type { LimitRule, LockRule } from "#spaces/space.ts";
import { type HourEndColumns, hourEndColumns, hourEndOf } from "../crowds/budgets.queries.ts";
import { type Watched, whetherCrowded } from "../crowds/crowd.queries.ts";
import type { Attempt } from "../tries/attempts.queries.ts";
import { byLock } from "../tries/counting.queries.ts";
import { sourceFailedTooOften } from "../tries/limits.queries.ts";
import { ofBrowser, ofHolder } from "../tries/subject.ts";
import { attemptOf, type TakenColumns, taking } from "../tries/take-try.queries.ts";
import { type SignInCandidate, signingIn, type WhoSignsIn } from "./sign-in-candidate.queries.ts";

/** The login and its source. The other values say what the try is counted on when it is not a holder. */
export type SignInTry = WhoSignsIn & {
  source: string;
  /** Counter for a login that no holder has. */
  unknown: string;
  /** Counters for the secret of a letter: that of the number, and that of a known browser. `null`: a password. */
  letter: { ofNumber: string; ofBrowser: string | null } | null;
  /** Finds credentials that wait for their link; `null`: this space has none. */
  waiting: RawBuilder<Waiting> | null;
  /** Empty once the visitor has solved the anti-robot: crowds are then ignored. */
  watched: readonly Watched[];
};

/** Chosen in a first connection whose link is not followed yet: they open nothing. */
export type Waiting = { journeyId: JourneyId; chosenBy: HolderId; chosenHash: string };

/** `crowded`: nothing was counted. `attempt` is `null` when a lock refused the try. */
export type SignInTaken = {
  candidate: SignInCandidate | null;
  subject: string;
  waiting: Waiting | null;
  crowded: boolean;
  attempt: Attempt | null;
};

type Row = TakenColumns &
  HourEndColumns & { [Key in keyof SignInCandidate]: SignInCandidate[Key] | null } & {
    [Key in keyof Waiting]: Waiting[Key] | null;
  } & {
    subject: string;
    crowded: boolean;
    barred: boolean;
  };

/**
 * Finds the candidate, checks for a crowd and the limits of the source, and takes the try, in one statement. It does
 * the same work whether or not a holder has this login. Crowds and limits do not stop a browser known to the account.
 */
export async function takeSignInTry(
  trx: SpaceTransaction,
  signIn: SignInTry,
  { lock, limits }: { lock: LockRule; limits: LimitRule },
): Promise<SignInTaken> {
  const { source, watched } = signIn;
  const how = byLock(lock);
  const { rows } = await sql<Row>`
    with who as (${signingIn(signIn)}),
    seen as (
      select who.*, coalesce("isKnownBrowser", false) as known
      from (select) login left join who on true
    ), looked as materialized (
      select seen.*, ${subjectIn(signIn)} as subject,
        not known and ${whetherCrowded(limits, source, watched)} as crowded,
        not known and ${sourceFailedTooOften(source, limits)} as spent
      from seen
    ), door as (select *, crowded or spent as barred, ${hourEndColumns} from looked),
    waiting as (${signIn.waiting ?? nothingWaits}),
    ${taking(how, {}, source)}
    select * from door left join taken on true left join waiting on true`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error("the database does not answer");
  const { subject, crowded, journeyId, chosenBy, chosenHash } = row;
  const waiting = journeyId && chosenBy && chosenHash ? { journeyId, chosenBy, chosenHash } : null;
  const candidate = row.holderId === null ? null : candidateOf(row as SignInCandidate);
  const attempt = row.barred ? ({ kind: "too_many", lock: hourEndOf(row) } as const) : attemptOf(row, how);
  return { candidate, waiting, subject, crowded, attempt };
}

const nothingWaits = sql`select null::uuid as "journeyId", null::uuid as "chosenBy", null::text as "chosenHash" where false`;

function subjectIn({ tokenHash, letter, unknown }: SignInTry): RawBuilder<string> {
  if (letter) return sql`case when known then ${letter.ofBrowser}::text else ${letter.ofNumber}::text end`;
  const browser = tokenHash ? ofBrowser(tokenHash) : null;
  return sql`case when known then ${browser}::text || "accountId"
    else coalesce(${ofHolder}::text || "holderId", ${unknown}) end`;
}

const candidateOf = ({
  holderId,
  accountId,
  passwordHash,
  isKnownBrowser,
  hasSecondFactor,
}: SignInCandidate): SignInCandidate => ({
  holderId,
  accountId,
  passwordHash,
  isKnownBrowser,
  hasSecondFactor,
});

import { type RawBuilder, sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LimitRule, LockRule } from "#spaces/space.ts";
import { type HourEndColumns, hourEndColumns, hourEndOf } from "../crowds/budgets.queries.ts";
import { type Watched, whetherCrowded } from "../crowds/crowd.queries.ts";
import type { Attempt } from "../tries/attempts.queries.ts";
import { byLock } from "../tries/counting.queries.ts";
import { sourceFailedTooOften } from "../tries/limits.queries.ts";
import { ofBrowser, ofHolder } from "../tries/subject.ts";
import { attemptOf, type TakenColumns, taking } from "../tries/take-try.queries.ts";
import { type SignInCandidate, signingIn, type WhoSignsIn } from "./sign-in-candidate.queries.ts";

/** Who signs in, from where, and what the try is counted on where that is not someone on file. */
export type SignInTry = WhoSignsIn & {
  source: string;
  /** Where nobody has that login. */
  unknown: string;
  /** Of the secret of a letter, by its number alone and with the browser: known or not, it is counted there. */
  letter: { ofNumber: string; ofBrowser: string | null } | null;
  /** A crowd stands in the way of strangers, unless they have shown to be no robot. */
  watched: readonly Watched[];
};

/** What came of it: `crowded`, and nothing was counted; `attempt` is null when a lock stands in the way. */
export type SignInTaken = {
  candidate: SignInCandidate | null;
  subject: string;
  crowded: boolean;
  attempt: Attempt | null;
};

type Row = TakenColumns &
  HourEndColumns & { [Key in keyof SignInCandidate]: SignInCandidate[Key] | null } & {
    subject: string;
    crowded: boolean;
    barred: boolean;
  };

/**
 * Finds who signs in, looks for a crowd and at the limits of the source, and takes the try: one statement, alike
 * whether anybody has that login. Neither crowd nor limit holds a browser that signed in to that account before.
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
    ${taking(how, {}, source)}
    select * from door left join taken on true`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error("the database does not answer");
  const { subject, crowded } = row;
  const candidate = row.holderId === null ? null : candidateOf(row as SignInCandidate);
  if (row.barred) return { candidate, subject, crowded, attempt: { kind: "too_many", lock: hourEndOf(row) } };
  return { candidate, subject, crowded, attempt: attemptOf(row, how) };
}

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

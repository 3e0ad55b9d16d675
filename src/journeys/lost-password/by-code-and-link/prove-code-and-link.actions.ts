import { findAccountOfHolder } from "#account/accounts.queries.ts";
import type { Asker } from "#account/crowds/admit-ask.actions.ts";
import { newToken } from "#account/sessions/token.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { addressKey } from "#kernel/text/text.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { next } from "../../engine/journey.ts";
import { bindJourney, lockJourney, moveJourney } from "../../engine/journeys.queries.ts";
import { keptIn } from "../../engine/kept-data.ts";
import {
  type CodeRefusal,
  judgeCode,
  type ProvenCode,
  proveCode,
} from "../../proofs/code/judge-code.actions.ts";
import { spendLinksInto } from "../../proofs/link/links.queries.ts";
import { type CodeAndLinkAsked, countedOn } from "./ask-code-and-link.actions.ts";
import { codeAndLink } from "./code-and-link.journey.ts";

export type CodeAndLinkUnderWay = { journeyId: JourneyId; asked: CodeAndLinkAsked };

/** A wrong number costs a try and reads like a wrong code. */
export const judgeCodeAndLink = (
  ctx: Context,
  from: Asker,
  { journeyId, asked }: CodeAndLinkUnderWay,
  typed: { number: string; code: string },
): Promise<Result<ProvenCode, CodeRefusal>> =>
  judgeCode(
    ctx,
    from,
    { journeyId, channel: "mail" },
    { number: countedOn(asked), typed: typed.number === asked.number ? typed.code : "" },
  );

/** Spends code and link. False if already spent, or if the account closed or its address changed (REC-06). */
export async function proveCodeAndLink(
  trx: SpaceTransaction,
  visitor: Visitor,
  { journeyId, asked }: CodeAndLinkUnderWay,
  proven: ProvenCode,
): Promise<boolean> {
  const account = await findAccountOfHolder(trx, proven.holderId);
  if (!account?.email || addressKey(account.email) !== addressKey(asked.email)) return false;
  if (!(await proveCode(trx, visitor, { ...proven, journeyId }))) return false;
  await spendLinksInto(trx, proven.holderId, journeyId);
  return true;
}

/** For a browser that only opened the link: binds the row to it and returns its secret. */
export const proveElsewhere = (
  ctx: Context,
  visitor: Visitor,
  underWay: CodeAndLinkUnderWay,
  proven: ProvenCode,
): Promise<Result<string, CodeRefusal>> =>
  ctx.db.allOrNothing(async (trx) => {
    const row = await lockJourney(trx, underWay.journeyId);
    if (!row || !keptIn(codeAndLink, "give_code", row)) return refused({ kind: "dead" });
    if (!(await proveCodeAndLink(trx, visitor, underWay, proven))) return refused({ kind: "dead" });
    const state = next(codeAndLink, row.state, "code_proven");
    const secret = newToken();
    await moveJourney(trx, row, { state, data: { holderId: proven.holderId } });
    await bindJourney(trx, row.id, secret.hash);
    return done(secret.value);
  });

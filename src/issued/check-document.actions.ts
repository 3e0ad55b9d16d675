import type { Lock } from "#account/tries/attempts.queries.ts";
import { tellsNothing } from "#account/tries/limits.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { takeFromQuota } from "#account/tries/take-from-quota.queries.ts";
import type { Context } from "#context.ts";
import { hours } from "#kernel/duration.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { hashOfCode } from "./document-code.ts";
import type { CheckedDocument } from "./issued-document.ts";
import { findByCode } from "./issued-documents.queries.ts";

/** A counter of a town hall checks many papers an hour; guessing 55 bits needs many more. */
export const checksFromSource = { most: 60, during: hours(1) };

/** What a code says, known or not: both count. Refused when this source asked too often. */
export const checkDocument = (
  { db, keys, space }: Context,
  { source }: Visitor,
  code: string,
): Promise<Result<CheckedDocument | null, Lock | null>> =>
  db.inTransaction(async (trx) => {
    if (!tellsNothing(source)) {
      const taken = await takeFromQuota(trx, subjectOf(keys, { checks_from: source }), checksFromSource);
      if (!taken.ok) return refused(taken.refusal);
    }
    return done(await findByCode(trx, hashOfCode(keys, space.id, code)));
  });

import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { AnnouncementKey } from "#subject/words.ts";
import type { Redraw } from "#web/refuse-form.ts";
import type { Moving } from "./step.ts";

export type Moved = {
  isOurs: boolean;
  said: AnnouncementKey | null;
  known: string | null;
  login: string | null;
};

export const movedAlready: Moved = { isOurs: false, said: null, known: null, login: null };

export async function writeOutcome(trx: SpaceTransaction, outcome: Moving): Promise<Result<Moved, Redraw>> {
  const written = await outcome.write?.(trx);
  if (written && "redraw" in written) return refused(written);
  const { said = null, known = null, login = null } = written ?? {};
  return done({ isOurs: true, said, known, login });
}

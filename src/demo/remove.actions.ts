import { rm } from "node:fs/promises";
import type { SpaceDb } from "#infra/db/space-db.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { PlainFailure } from "#kernel/plain-failure.ts";
import { office } from "#spaces/office/space.ts";
import { casts } from "../../demo/casts.ts";
import { countDemonstrated, markRecognised } from "./load/marks.queries.ts";
import { sampleRowsOf } from "./load/sample-rows.ts";
import { demonstrationFolder } from "./places.ts";
import { type Removed, removeMarked } from "./remove.queries.ts";

/** Spaces served now, sample spaces that may have been served when the demonstration was loaded, and the back office. */
export const demonstratedSpaces = (served: readonly SpaceId[]): SpaceId[] => [
  ...new Set([...served, ...casts.map(({ space }) => space as SpaceId), office.id]),
];

export async function demonstratedIn(db: SpaceDb): Promise<number> {
  const samples = await sampleRowsOf(db.space);
  return db.inTransaction((trx) => countDemonstrated(trx, samples));
}

/** Also removes a demonstration loaded before holders were marked. */
export async function removeDemonstration(db: SpaceDb): Promise<Removed> {
  const samples = await sampleRowsOf(db.space);
  return db.inTransaction(async (trx) => {
    await markRecognised(trx, samples);
    return removeMarked(trx);
  });
}

export const removePrinted = (store: string) =>
  rm(demonstrationFolder(store), { recursive: true, force: true });

/** Its passwords are in the README, so such a database must not open behind a public address. */
export async function refuseDemonstration(dbs: readonly SpaceDb[]): Promise<void> {
  for (const db of dbs)
    if ((await demonstratedIn(db)) > 0)
      throw new PlainFailure(
        `Cette base contient la démonstration (portail ${db.space}), dont les mots de passe sont publics. Retirez-la, sans toucher au reste : parvis demo --remove`,
      );
}

import type { LetterKind } from "#infra/db/tables/enrolment-tables.ts";
import { type BatchId, readId } from "#kernel/ids.ts";

const kinds: Readonly<Record<LetterKind, { title: string; file: string }>> = {
  notification: { title: "courrier 1, notification", file: "courrier-1-notification" },
  provisional_password: { title: "courrier 2, mot de passe provisoire", file: "courrier-2-mot-de-passe" },
  new_password: { title: "courrier, nouveau mot de passe", file: "courrier-nouveau-mot-de-passe" },
  lost_factor: { title: "courrier, seconde vérification perdue", file: "courrier-seconde-verification" },
};

export const everyLetterKind = Object.keys(kinds) as LetterKind[];

export const titleOfKind = (kind: LetterKind) => kinds[kind].title;

/** File names contain the batch id, so that a killed run can be settled. */
export function batchFiles(space: string, batch: { id: BatchId; kind: LetterKind }) {
  const stem = `${space}-${kinds[batch.kind].file}-${batch.id}`;
  return { title: kinds[batch.kind].title, pdf: `${stem}.pdf`, manifest: `${stem}.csv` };
}

export function batchOfFile(space: string, name: string): BatchId | null {
  const stem = /^(.+)-([0-9a-f-]{36})\.(?:pdf|csv)$/.exec(name);
  const ours = Object.values(kinds).some(({ file }) => stem?.[1] === `${space}-${file}`);
  return ours ? readId<BatchId>(stem?.[2] ?? "") : null;
}

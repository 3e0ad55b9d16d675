import type { MemberContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { type DocumentId, newId } from "#kernel/ids.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { documentCode, hashOfCode } from "./document-code.ts";
import type { IssuedDocument } from "./issued-document.ts";
import { type Attested, findIssued, insertIssued, withdraw } from "./issued-documents.queries.ts";

/** The same document for the same amount; another amount withdraws the former one. Concurrent calls wait for each other. */
export async function issueDocument(
  trx: SpaceTransaction,
  { actor, keys, space }: MemberContext,
  attested: Attested,
): Promise<IssuedDocument> {
  const { holderId } = actor;
  await lockHolder(trx, holderId);
  const issued = await findIssued(trx, holderId, attested);
  if (issued) return issued;
  await withdraw(trx, holderId, attested);
  const id = newId<DocumentId>();
  const codeHash = hashOfCode(keys, space.id, documentCode(keys, space.id, id));
  return insertIssued(trx, holderId, attested, { id, codeHash });
}

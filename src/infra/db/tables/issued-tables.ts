import type { ColumnType, Generated } from "kysely";
import type { DocumentId, HolderId } from "#kernel/ids.ts";
import type { InSpace, MaybeAt } from "./columns.ts";

/** `year` and `amount_cents`: what it attests. */
export type IssuedDocumentTable = {
  space_id: InSpace;
  holder_id: HolderId;
  id: DocumentId;
  kind: "payment_attestation";
  year: number;
  amount_cents: ColumnType<string, number, never>;
  issued_on: Generated<string>;
  withdrawn_at: MaybeAt;
  code_hash: Buffer;
};

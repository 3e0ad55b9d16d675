import type { IssuedDocumentTable } from "#infra/db/tables/issued-tables.ts";
import type { DocumentId } from "#kernel/ids.ts";
import type { Day } from "#kernel/values/day.ts";

export type DocumentKind = IssuedDocumentTable["kind"];

export type IssuedDocument = { id: DocumentId; issuedOn: Day };

/** All that the check page may say of a document. */
export type CheckedDocument = { kind: DocumentKind; issuedOn: Day; initials: string; isValid: boolean };

/** As the check page names it. */
export const documentNames: Readonly<Record<DocumentKind, string>> = {
  payment_attestation: "Attestation de versement",
};

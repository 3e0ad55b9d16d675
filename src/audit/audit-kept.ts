import type { Period } from "#kernel/period.ts";

/** How long the content of the audit is kept; `refuse_audit_change` of the database knows the same period. */
export const auditKept: Period = { interval: "3 years", words: "trois ans" };

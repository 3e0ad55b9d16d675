import type { TransferId } from "#kernel/ids.ts";
import { paymentsPath, transferPath } from "../payments-path.ts";

/** Under the space. */
export const statementPath = (year: number | ":year") => `${paymentsPath}/releve/${year}`;
export const attestationPath = (year: number | ":year") => `${paymentsPath}/attestation/${year}`;
export const exportPath = `${paymentsPath}/export`;
export const bordereauPath = (id: TransferId | ":id") => `${transferPath(id)}/bordereau`;

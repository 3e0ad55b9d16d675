import type { Policy } from "../space.ts";

export type Reference = "CNIL 2022-100" | "NIST 800-63B-4" | "ASVS 5.0";

export type Grade = { reference: Reference; where: string; meets: boolean };

export type Finding = {
  says: string;
  figure: string | null;
  grades: readonly Grade[];
  /** What it changes for a holder, in one sentence that staff can say. */
  means: string;
};

/** One subject of the report. `ask` returns `null` if it does not apply to the policy. */
export type Question = { subject: string; ask(policy: Policy): Finding | null };

const grade = (reference: Reference) => (where: string, meets: boolean) => ({ reference, where, meets });

export const cnil = grade("CNIL 2022-100");
export const nist = grade("NIST 800-63B-4");
export const asvs = grade("ASVS 5.0");

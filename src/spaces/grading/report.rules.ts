import type { Space } from "../space.ts";
import type { Finding } from "./grade.ts";
import { lockQuestions } from "./lock-questions.rules.ts";
import { passwordQuestions } from "./password-questions.rules.ts";
import { secretQuestions } from "./secret-questions.rules.ts";

export type ReportLine = { subject: string; findings: readonly (Finding | null)[] };

const questions = [...passwordQuestions, ...lockQuestions, ...secretQuestions];

/** Compares the policies. A subject that concerns no space is left out. */
export const gradeSpaces = (spaces: readonly Space[]): ReportLine[] =>
  questions
    .map(({ subject, ask }) => ({ subject, findings: spaces.map(({ policy }) => ask(policy)) }))
    .filter(({ findings }) => findings.some((finding) => finding !== null));

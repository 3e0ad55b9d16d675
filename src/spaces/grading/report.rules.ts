import type { Space } from "../space.ts";
import type { Finding } from "./grade.ts";
import { lockQuestions } from "./lock-questions.rules.ts";
import { passwordQuestions } from "./password-questions.rules.ts";
import { secretQuestions } from "./secret-questions.rules.ts";

/** One subject, and what each space says on it, in the order of the spaces. */
export type ReportLine = { subject: string; findings: readonly (Finding | null)[] };

const questions = [...passwordQuestions, ...lockQuestions, ...secretQuestions];

/** The policies side by side. A subject that no space has is left out. */
export const gradeSpaces = (spaces: readonly Space[]): ReportLine[] =>
  questions
    .map(({ subject, ask }) => ({ subject, findings: spaces.map(({ policy }) => ask(policy)) }))
    .filter(({ findings }) => findings.some((finding) => finding !== null));

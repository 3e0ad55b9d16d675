import type { Space } from "../space.ts";
import type { Finding } from "./grade.ts";
import { lockQuestions } from "./lock-questions.rules.ts";
import { passwordQuestions } from "./password-questions.rules.ts";
import { secretQuestions } from "./secret-questions.rules.ts";

export type ReportLine = { chapter: string; subject: string; findings: readonly (Finding | null)[] };

const chapters = {
  "Mot de passe": passwordQuestions,
  "Connexion et blocages": lockQuestions,
  "Secrets et session": secretQuestions,
};

/** Compares the policies. A subject that concerns no space is left out. */
export const gradeSpaces = (spaces: readonly Space[]): ReportLine[] =>
  Object.entries(chapters)
    .flatMap(([chapter, questions]) => questions.map((question) => ({ chapter, ...question })))
    .map(({ chapter, subject, ask }) => ({
      chapter,
      subject,
      findings: spaces.map(({ policy }) => ask(policy)),
    }))
    .filter(({ findings }) => findings.some((finding) => finding !== null));

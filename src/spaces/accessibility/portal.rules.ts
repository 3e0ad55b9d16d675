import { audit } from "./audit.ts";
import { type Conformity, type Count, conformityOf, countCriteria } from "./conformity.rules.ts";
import type { Criterion, CriterionNumber } from "./criterion.ts";

/** What an organisation has checked of its own portal: its texts, its colours. */
export type OwnCheck = {
  madeOn: Date;
  /** What fails there, in French, by criterion. */
  fails: Readonly<Partial<Record<CriterionNumber, string>>>;
  /** Address of its "schéma pluriannuel", which the law asks of most of those who must publish a statement. */
  plan: string | null;
};

export type Failure = { number: CriterionNumber; title: string; fails: string };

/** What the statement of a portal declares. */
export type Declared = { state: Conformity; count: Count; failures: readonly Failure[] };

const evaluated: readonly Criterion[] = audit.themes.flatMap(({ criteria }) => criteria);

/** Without a check of its own a portal is "non conforme": the law wants a valid evaluation of what is published. */
export function declare(check: OwnCheck | null, criteria = evaluated): Declared {
  const judged = criteria.map((criterion) => judgedAgain(criterion, check?.fails[criterion.number]));
  const count = countCriteria(judged);
  return {
    state: check ? conformityOf(count) : "non conforme",
    count,
    failures: judged.flatMap((one) =>
      one.verdict === "failed" ? [{ number: one.number, title: one.title, fails: one.fails }] : [],
    ),
  };
}

const judgedAgain = (criterion: Criterion, fails: string | undefined): Criterion =>
  fails === undefined
    ? criterion
    : { number: criterion.number, title: criterion.title, verdict: "failed", look: "", tests: [], fails };

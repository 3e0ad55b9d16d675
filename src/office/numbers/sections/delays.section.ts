import { describeDuration } from "#kernel/duration.ts";
import { letterDelays, recoveryDelays } from "../read/delays.queries.ts";
import { type DelayCount, describeHours, describeMinutes, summarise } from "../read/delays.rules.ts";
import { wordsColumn } from "../shown/columns.rules.ts";
import type { Cell } from "../shown/figures.ts";
import { hideSmall } from "../shown/hide-small.rules.ts";
import { slicesOf } from "../span/slices.rules.ts";
import { keptPart } from "../span/span.rules.ts";
import type { Section } from "./section.ts";

type Measured = {
  words: string;
  announced: string;
  delays: readonly DelayCount[];
  inWords(took: number): string;
};

export const delays: Section = {
  names: ["delais"],
  async read(trx, { space, span, eventsSince }) {
    const letters = await letterDelays(trx, slicesOf(span, "month"));
    const kept = keptPart(span, eventsSince);
    const recoveries = kept ? await recoveryDelays(trx, slicesOf(kept, "month")) : [];
    const of = (name: string) => letters.filter((row) => row.of === name);
    const promised = describeDuration(space.policy.letters.promise);
    const rows: Measured[] = [
      {
        words: "Courrier : de la demande à l’impression",
        delays: of("printing"),
        announced: "–",
        inWords: describeHours,
      },
      {
        words: "Courrier : de l’impression au dépôt à la poste",
        delays: of("posting"),
        announced: "–",
        inWords: describeHours,
      },
      {
        words: "Courrier : de la demande au dépôt à la poste",
        delays: of("leaving"),
        announced: `${promised}, remise comprise`,
        inWords: describeHours,
      },
      {
        words: "Courrier : de la poste à son usage",
        delays: of("use"),
        announced: "–",
        inWords: describeHours,
      },
      {
        words: "Mot de passe oublié : de la demande au nouveau mot de passe",
        delays: recoveries,
        announced: "–",
        inWords: describeMinutes,
      },
    ];
    return [
      {
        name: "delais",
        title: "Délais",
        about:
          "Courriers imprimés et mots de passe remplacés dans la période. La moitié attend moins que la médiane, neuf sur dix moins que la dernière valeur.",
        rowLabel: "Délai",
        rows: rows.map(({ words }) => ({ name: words, words })),
        columns: columnsOf(rows),
      },
    ];
  },
};

/** The delay of a few people is theirs. */
function columnsOf(rows: readonly Measured[]) {
  const summaries = rows.map(({ delays, inWords }) => {
    const summary = summarise(delays);
    const count = hideSmall(summary?.count ?? 0);
    const cellOf = (took: number | undefined): Cell => {
      if (took === undefined) return { kind: "words", words: "–" };
      return count.kind === "count" ? { kind: "words", words: inWords(took) } : { kind: "hidden" };
    };
    return { count, median: cellOf(summary?.median), p90: cellOf(summary?.p90) };
  });
  return [
    wordsColumn(
      "Mesurés",
      summaries.map(({ count }) => count),
    ),
    wordsColumn(
      "Médiane",
      summaries.map(({ median }) => median),
    ),
    wordsColumn(
      "Neuf sur dix",
      summaries.map(({ p90 }) => p90),
    ),
    wordsColumn(
      "Annoncé",
      rows.map(({ announced }) => ({ kind: "words", words: announced })),
    ),
  ];
}

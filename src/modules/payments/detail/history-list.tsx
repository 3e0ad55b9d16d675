import { bankReason } from "#kernel/values/bank-reasons.rules.ts";
import { describeShortDay } from "#kernel/values/day.ts";
import type { HistoryLine } from "../reading/history.queries.ts";
import { StatusTag } from "../status-tag.tsx";

/** Oldest first. */
export const HistoryList = ({ history }: { history: readonly HistoryLine[] }) => (
  <ol class="history">
    {history.map((line, place) => (
      <li key={place}>
        <span class="history-day">{describeShortDay(line.on)}</span> <StatusTag status={line.status} />{" "}
        <span>{sourceOf(line)}</span>
      </li>
    ))}
  </ol>
);

const words: Readonly<Record<HistoryLine["source"], string>> = {
  first: "tel qu’inscrit ce jour-là dans votre espace",
  file: "d’après le service de gestion",
  order: "d’après l’ordre de virement",
  bank: "d’après la banque",
};

function sourceOf({ source, reason }: HistoryLine): string {
  const why = bankReason(reason);
  return why ? `${words[source]} : ${why.words}` : words[source];
}

import { countFunnel, countOnFile, type FunnelCount } from "../read/funnel.queries.ts";
import { type Way, wayOf } from "../read/funnel.rules.ts";
import { countColumn, shareOf, wordsColumn } from "../shown/columns.rules.ts";
import type { Cell, Column, Figures } from "../shown/figures.ts";
import { hideSmallOnes } from "../shown/hide-small.rules.ts";
import { grainWords, type Slice, slicesOf } from "../span/slices.rules.ts";
import { keptPart } from "../span/span.rules.ts";
import { atSlices, rowsOf } from "./at-slices.rules.ts";
import type { Section } from "./section.ts";

export const funnel: Section = {
  names: ["fichier", "inscriptions", "inscriptions-par-mois"],
  async read(trx, { space, span, eventsSince }) {
    const way = wayOf(space.policy.enrolment);
    const kept = keptPart(span, eventsSince);
    const slices = kept ? slicesOf(kept, "month") : [];
    const counted = kept ? await countFunnel(trx, way, slices) : [];
    const columns = columnsOf(way, slices, counted);
    return [onFile(await countOnFile(trx)), overTheSpan(way, columns), byMonth(way, slices, columns)];
  },
};

function onFile({ holders, withAccount }: { holders: number; withAccount: number }): Figures {
  const { cells, total } = hideSmallOnes([withAccount, holders - withAccount]);
  const rows = ["Avec un compte ouvert", "Sans compte"].map((words) => ({ name: words, words }));
  return {
    name: "fichier",
    title: "Personnes au fichier",
    about: "Aujourd’hui, quelle que soit la période.",
    rowLabel: "Compte",
    rows,
    columns: [{ label: "Personnes", cells, total, isDrawn: false, links: rows.map(() => null) }],
  };
}

function overTheSpan({ beginning, steps }: Way, columns: readonly Column[]): Figures {
  const totals = columns.map(({ total }) => total ?? none);
  const shares = totals.map((total) => shareOf(total, totals[0] ?? none));
  return {
    name: "inscriptions",
    title: "De l’inscription à la première connexion",
    about: "Personnes dont le parcours commence dans la période, et où elles en sont aujourd’hui.",
    rowLabel: "Étape",
    rows: [beginning, ...steps].map(({ label, short }) => ({ name: short, words: label })),
    columns: [{ ...wordsColumn("Personnes", totals), isDrawn: true }, wordsColumn("Part du début", shares)],
  };
}

const byMonth = ({ month }: Way, slices: readonly Slice[], columns: readonly Column[]): Figures => ({
  name: "inscriptions-par-mois",
  title: `Par mois ${month}`,
  about: "Chaque ligne suit les personnes dont le parcours commence ce mois-là.",
  rowLabel: grainWords.month,
  rows: rowsOf(slices),
  columns,
});

const none: Cell = { kind: "words", words: "–" };

function columnsOf(way: Way, slices: readonly Slice[], counted: readonly FunnelCount[]): Column[] {
  const labels = [way.beginning, ...way.steps].map(({ label }) => label);
  return labels.map((label, step) =>
    countColumn(
      label,
      atSlices(slices, counted, ({ began, reached }) => [began, ...reached][step] ?? 0),
      { isDrawn: step === 0 || step === labels.length - 1 },
    ),
  );
}

import type { Day } from "#kernel/values/day.ts";
import { cents } from "#kernel/values/money.ts";
import { entry, type StatesOf } from "#subject/gallery.ts";
import { sampleDeskVisit } from "#web/desk/samples/sample-desk.ts";
import { NumbersPage } from "./numbers-page.tsx";
import { countColumn, moneyColumn, shareColumn, wordsColumn } from "./shown/columns.rules.ts";
import type { Figures } from "./shown/figures.ts";
import { slicesOf } from "./span/slices.rules.ts";
import { readSpan } from "./span/span.rules.ts";

const today = "2026-12-01" as Day;
const span = readSpan("30j", today);
const days = slicesOf(span, "day").map(({ name, words }) => ({ name, words }));
const months = slicesOf(span, "month").map(({ name, words }) => ({ name, words }));

const steps = [
  ["Imprimé", "Courrier imprimé"],
  ["Posté", "Courrier posté"],
  ["Identité", "Identité prouvée"],
  ["Compte", "Compte ouvert"],
  ["Connexion", "Première connexion"],
] as const;

const funnel = (counts: readonly number[]): Figures => ({
  name: "inscriptions",
  title: "De l’inscription à la première connexion",
  about: "Personnes dont le parcours commence dans la période, et où elles en sont aujourd’hui.",
  rowLabel: "Étape",
  rows: steps.map(([name, words]) => ({ name, words })),
  columns: [countColumn("Personnes", counts, { isDrawn: true })].map((column) => ({
    ...column,
    total: null,
  })),
});

const signIns = (count: (day: number) => number): Figures => ({
  name: "connexions",
  title: "Connexions et essais manqués",
  about: "D’après les journaux de sécurité, gardés un an.",
  now: { label: "Bloqués en ce moment", cell: { kind: "few" } },
  rowLabel: "Jour",
  rows: days,
  columns: [
    countColumn(
      "Connexions",
      days.map((_, day) => count(day)),
      { isDrawn: true },
    ),
    countColumn(
      "Essais manqués",
      days.map((_, day) => Math.floor(count(day) / 9)),
      { isDrawn: true },
    ),
  ],
});

const letters = ([posted, returned]: readonly [number[], number[]]): Figures => {
  const out = countColumn("Postés", posted, { isDrawn: true });
  const back = countColumn("Revenus", returned, { isDrawn: true, links: () => "/courriers" });
  return {
    name: "courriers",
    title: "Courriers et retours",
    about: "Par mois d’impression, et ce que ces courriers sont devenus depuis.",
    rowLabel: "Mois",
    rows: months,
    columns: [
      out,
      back,
      shareColumn("Taux de retour", back, out),
      moneyColumn(
        "Frais",
        posted.map((count) => cents(count * 129)),
        out,
      ),
    ],
  };
};

const delays: Figures = {
  name: "delais",
  title: "Délais",
  about: "Courriers imprimés dans la période.",
  rowLabel: "Délai",
  rows: [{ name: "Impression", words: "De la demande à l’impression" }],
  columns: [
    wordsColumn("Médiane", [{ kind: "words", words: "2 jours" }]),
    wordsColumn("Annoncé", [{ kind: "hidden" }]),
  ],
};

export const numbersStates: StatesOf = (space) => {
  const visit = sampleDeskVisit(space, { label: "Chiffres", path: "/chiffres" });
  const page = (figures: readonly Figures[]) => () => (
    <NumbersPage visit={visit} span={span} today={today} figures={figures} />
  );
  return [
    entry(
      "Chiffres",
      "un mois",
      page([
        funnel([1250, 1240, 804, 797, 742]),
        signIns((day) => 180 + ((day * 37) % 61)),
        letters([
          [880, 40],
          [52, 9],
        ]),
        delays,
      ]),
    ),
    entry(
      "Chiffres",
      "petits nombres",
      page([
        funnel([12, 12, 4, 3, 0]),
        signIns((day) => (day % 3) + (day === 4 ? 12 : 0)),
        letters([
          [12, 3],
          [2, 0],
        ]),
      ]),
    ),
    entry("Chiffres", "vide", page([funnel([0, 0, 0, 0, 0]), signIns(() => 0)])),
  ];
};

import type { Fault, Range, Verdict } from "./fault.ts";

/** "ligne 3", "lignes 3 à 9" */
const rows = ({ from, to }: Range) =>
  from === to ? `ligne ${count(from)}` : `lignes ${count(from)} à ${count(to)}`;

const count = (one: number) => one.toLocaleString("fr-FR");

const many = ({ from, to }: Range, one: string, more: string) => (from === to ? one : more);

/** One fault, in French: "lignes 3 à 9 : supprimées". */
function faultInWords(fault: Fault): string {
  const says = `${rows(fault)} : `;
  switch (fault.kind) {
    case "changed":
      return `${says}${many(fault, "modifiée", "modifiées")} depuis l’écriture`;
    case "inserted":
      return `${says}${many(fault, "ajoutée", "ajoutées")}, pas par Parvis`;
    case "removed":
      return `${says}${many(fault, "supprimée", "supprimées")}`;
    case "moved": {
      const was = { from: fault.was, to: fault.was + fault.to - fault.from };
      return `${says}${many(fault, "déplacée, c’était la", "déplacées, c’étaient les")} ${rows(was)}`;
    }
    case "erased":
      return `${says}${many(fault, "vidée", "vidées")} avant la fin de la conservation`;
    case "replaced":
      return `${says}${many(fault, "réécrite", "réécrites")} depuis l’ancre, qui en a vu ${many(fault, "une autre", "d’autres")}`;
    case "head":
      return fault.from === 0
        ? "fin de la chaîne : la note de la dernière ligne manque"
        : `fin de la chaîne : elle ne s’arrête pas à la ligne ${count(fault.from)}, comme noté`;
  }
}

/** Everything that is wrong, a line each; none when the chain is whole. */
export const faultsInWords = ({ faults, unlisted, unreadableAnchors: lines }: Verdict): string[] => [
  ...faults.map(faultInWords),
  ...(unlisted > 0 ? [`et ${count(unlisted)} autres anomalies`] : []),
  ...(lines > 0
    ? [`fichier des ancres : ${count(lines)} ${lines > 1 ? "lignes illisibles" : "ligne illisible"}`]
    : []),
];

const sections: readonly (readonly [begin: RegExp, kind: string])[] = [
  [/^structureej$/, "des entités juridiques (etalab-cs1100501)"],
  [/^activite/, "des activités de soins (etalab-cs1100503)"],
  [/^equipmateriellourd$/, "des équipements matériels lourds (etalab-cs1100504)"],
  [/^equipementsocial$/, "des équipements sociaux et médico-sociaux (etalab-cs1100505)"],
  [/^geolocalisation$/, "de géolocalisation"],
];

const wanted =
  "prenez celui des établissements, « etalab-cs1100502-stock-….csv », sur data.gouv.fr (FINESS Extraction du Fichier des établissements)";

const cellsOf = (line: string) => line.split(/[;,\t|]/).map((cell) => cell.trim().replace(/^"|"$/g, ""));

/** Says which other file of the directory this is, and which one to use. `null`: the right file, or an unknown one. */
export function whyOtherFiness(head: string, end: string): string | null {
  const begin = head.trimStart().slice(0, 2_000);
  if (begin.startsWith("<") && /fluxfiness/i.test(begin)) return `fichier FINESS en XML : ${wanted}`;
  const rows = head
    .trimStart()
    .split(/\r\n|\r|\n/, 3)
    .map(cellsOf);
  const [first = ""] = rows[0] ?? [];
  const row = first.toLowerCase() === "finess" ? rows[1] : rows[0];
  const section = (row?.[0] ?? "").toLowerCase();
  const named = kindOf(section);
  if (named) return `fichier FINESS ${named} : ${wanted}`;
  if (section === "structureet" && isPairOfNumbers(row)) {
    const last =
      end
        .trimEnd()
        .split(/\r\n|\r|\n/)
        .at(-1) ?? "";
    return `fichier FINESS ${kindOf((cellsOf(last)[0] ?? "").toLowerCase()) ?? "d’activités ou d’équipements"} : ${wanted}`;
  }
  return isOtherTable(rows[0] ?? []) ? `fichier FINESS d’une autre source : ${wanted}` : null;
}

const kindOf = (section: string) => sections.find(([begin]) => begin.test(section))?.[1];

/** In files about activities and equipment, a row holds only the numbers of the establishment and of its owner. */
const isPairOfNumbers = (row: readonly string[] | undefined) =>
  row?.length === 3 && row.slice(1).every((cell) => /^[0-9][0-9AB][0-9]{7}$/i.test(cell));

const isOtherTable = (names: readonly string[]) =>
  names.length > 2 &&
  names.some((name) => /finess/i.test(name)) &&
  !names.some((name) => /^(?:finess|number)$/i.test(name));

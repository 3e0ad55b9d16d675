/** Cells whose value was repaired, counted by kind for the report. */
export type Mended = { what: string; cells: number; firstLine: number };

export type CellsMended = {
  note(what: string, line: number): void;
  readonly list: readonly Mended[];
};

export const zeroGivenBack = "zéro du début rendu à un téléphone";
export const readAsEmpty = "NULL, \\N ou équivalent, lu comme une cellule vide";

export function cellsMended(): CellsMended {
  const found = new Map<string, Mended>();
  return {
    note(what, line) {
      const { cells, firstLine } = found.get(what) ?? { cells: 0, firstLine: line };
      found.set(what, { what, cells: cells + 1, firstLine });
    },
    get list() {
      return [...found.values()];
    },
  };
}

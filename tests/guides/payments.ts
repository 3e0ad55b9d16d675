import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { command } from "./post.ts";

/**
 * Pays a holder by the command that the management service types: 20 payments of 2025, one taken back, one rejected by
 * the bank, and one of 2024. Long ago, so that no mail leaves.
 */
export async function pay(environment: Record<string, string>, space: string, number: string): Promise<void> {
  const folder = await mkdtemp(join(environment.PARVIS_DATA ?? "", "payments-"));
  const line = (name: string, cells: string) => `${number}-${name};${number};${cells}`;
  const lines = [
    ...Array.from({ length: 20 }, (_, place) =>
      line(`P${place}`, `${dayOf(place)};Versement ${place};526,80;payé;${number}-V${place};`),
    ),
    line("INDU", `${dayOf(0)};Trop-perçu repris;-42,10;payé;${number}-V0;`),
    line("REJET", "2025-11-12;Versement refusé;1 024,95;rejeté;;AC04"),
    line("2024", "2024-12-31;Étrennes;19,99;payé;;"),
  ];
  const file = join(folder, "versements.csv");
  await writeFile(
    file,
    ["reference;number;paid_on;label;amount;status;transfer;reason", ...lines, ""].join("\n"),
  );
  await command(["import", "payments", space, file, "--yes"], environment);
}

const dayOf = (place: number) => `2025-0${1 + (place % 9)}-12`;

import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFolder } from "#kernel/package-folder.ts";
import { command, printedSecret } from "./post.ts";

/** An establishment of the national directory, with its contacts, IBAN and future choices. */
export type Establishment = {
  number: string;
  name: string;
  iban: string;
  onFile: string;
  email: string;
  password: string;
};

const named = [
  ["2A0000022", "CH ND LA MISERICORDE"],
  ["350002200", "CLINIQUE SAINT YVES"],
  ["690780390", "POLYCLINIQUE LYON NORD"],
  ["440000701", "SSR ROZ ARVOR"],
  ["750300741", "CLINIQUE CHIRURGICALE VICTOR HUGO"],
  ["330780511", "CLINIQUE SAINTE-ANNE"],
  ["2B0004113", "CLINIQUE SAN ORNELLO"],
  ["620116046", "CLINIQUE DES 7 VALLEES"],
] as const;

const directory = join(packageFolder(), "tests", "registry", "files", "finess-etablissements.csv");

/** The directory, then the file of some establishments, by the commands that the management service types. */
export async function bringEstablishmentsOnFile(
  environment: Record<string, string>,
): Promise<Establishment[]> {
  const folder = await mkdtemp(join(environment.PARVIS_DATA ?? "", "establishments-"));
  const establishments = named.map(([number, name], index) => ({
    number,
    name,
    iban: ibanOf(index),
    onFile: `secretariat.${number.toLowerCase()}@boite.example`,
    email: `direction.${number.toLowerCase()}@boite.example`,
    password: "Grenadine-orange 58",
  }));
  const lines = establishments.map(({ number, onFile, iban }) => `${number};${onFile};${iban}`);
  const told = join(folder, "rib.csv");
  await writeFile(told, ["number;email;iban", ...lines, ""].join("\n"));
  const rejects = join(folder, "rejects.csv");
  for (const file of [directory, told])
    await command(["import", "registry", "sante", file, "--yes", "--rejects", rejects], environment);
  return establishments;
}

/** A French IBAN of no real bank, with both its check keys valid. */
function ibanOf(index: number): string {
  const account = 12_345 + index;
  const key = 97 - ((89 * 99_999 + 15 * 419 + 3 * account) % 97);
  return `FR769999900419${String(account).padStart(11, "0")}${String(key).padStart(2, "0")}`;
}

/** The desk sends a provisional password by post; returns it as `pdftotext` reads it. */
export async function passwordByPost(
  environment: Record<string, string>,
  { number, name }: Establishment,
): Promise<string> {
  await command(["letters", "sante", "--reissue", number], environment);
  return printedSecret(environment, "sante", { number, name });
}

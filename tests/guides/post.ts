import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parvis } from "../support/running-parvis.ts";

/** The contents of the delivered letters. */
export type Addressee = { number: string; firstName: string; lastName: string; secret: string };

const lastNames =
  "MARCHAND LEGUERN DIALLO FERREIRA ROUSSEL NGUYEN BARBIER ANTOINE HAMON COLLET SYLLA MOULIN PICARD RIVOAL".split(
    " ",
  );

/** The header of a registry file. */
export const registryColumns =
  "number;title;last_name;first_name;organisation;address_1;address_2;address_3;postal_code;city;country;email;phone;iban;birth_date";

/** Imports people and prints their letters, by the commands that the management service types. */
export async function bringOnFile(environment: Record<string, string>): Promise<Addressee[]> {
  const folder = await mkdtemp(join(environment.PARVIS_DATA ?? "", "post-"));
  const registry = join(folder, "registre.csv");
  const people = lastNames.map((lastName, index) => ({ number: `N${7_000_000 + index}`, lastName }));
  const lines = people.map(
    ({ number, lastName }, index) =>
      `${number};Mme;${lastName};Maëlys;;${index + 1} RUE DE L’ÉGLISE;;;35000;RENNES;FR;;0639980100;FR7630003012340469925275459;1971-05-17`,
  );
  await writeFile(registry, [registryColumns, ...lines, ""].join("\n"));
  await command(["import", "registry", "npfr", registry, "--yes"], environment);
  await command(["letters", "npfr", "--out", folder], environment);
  const pages = await readLetters(folder);
  return people.map(({ number, lastName }) => {
    const theirs = pages.filter((page) => page.includes(lastName));
    const first = theirs.find((page) => valueUnder("Votre identifiant", page) === number);
    const second = theirs.find((page) => page !== first && !page.includes(number));
    const secret = second && valueUnder("Votre mot de passe provisoire", second);
    if (!first || !secret || first.includes(secret))
      throw new Error(`the two letters of ${number} do not say what each must`);
    return { number, firstName: "Maëlys", lastName, secret };
  });
}

/** Runs a command to its end, and returns what it printed. */
export async function command(words: string[], environment: Record<string, string>): Promise<string> {
  const { code, printed } = await parvis(words, environment);
  if (code !== 0) throw new Error(`parvis ${words.join(" ")} ended with ${code}:\n${printed}`);
  return printed;
}

/** Every letter of a folder, as text; a letter is one page. */
async function readLetters(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".pdf"));
  return files.flatMap((name) =>
    execFileSync("pdftotext", [join(folder, name), "-"], { encoding: "utf8" }).split("\f"),
  );
}

/**
 * Prints the waiting letters, and returns the provisional password of that holder as `pdftotext` reads it.
 */
export async function printedSecret(
  environment: Record<string, string>,
  space: string,
  { number, name }: { number: string; name: string },
): Promise<string> {
  const folder = await mkdtemp(join(environment.PARVIS_DATA ?? "", "post-"));
  await command(["letters", space, "--out", folder], environment);
  const theirs = (await readLetters(folder)).filter((page) => page.includes(name));
  const secret = theirs.map((page) => valueUnder("Votre mot de passe provisoire", page)).find(Boolean);
  if (!secret) throw new Error(`no letter brings ${name} a provisional password`);
  if (!theirs.some((page) => page.includes(`/${space}/connexion`)))
    throw new Error("the letter does not lead to the sign-in page");
  if (theirs.some((page) => page.includes(number))) throw new Error("the letter tells the number");
  return secret;
}

/** The text alone on the line after a label. */
const valueUnder = (label: string, page: string) =>
  new RegExp(`^${label}\\s*\\n\\s*(\\S[^\\n]*?)\\s*$`, "m").exec(page)?.[1];

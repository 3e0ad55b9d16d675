import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { command, printedSecret, registryColumns } from "./post.ts";

/** A member of the mutual, with contacts on file and a future password. */
export type Member = { number: string; lastName: string; email: string; phone: string; password: string };

const lastNames = ["PERRIN", "GAUTIER", "LOPEZ", "KACIMI", "SCHMITT", "BOULANGER", "TREMBLAY", "OLIVIER"];

/** The number of a member on file with an address by post, and no other contact. */
export const withoutContacts = "421900";

/** Imports members by the command that the management service types. */
export async function bringMembersOnFile(environment: Record<string, string>): Promise<Member[]> {
  const members = lastNames.map((lastName, index) => ({
    number: String(421_070 + index),
    lastName,
    email: `capucine.${lastName.toLowerCase()}@boite.example`,
    phone: `+3363998${String(4100 + index).padStart(4, "0")}`,
    password: "Grenadine-orange 58",
  }));
  const lines = members.map(
    ({ number, lastName, email, phone }, index) =>
      `${number};Mme;${lastName};Capucine;;${index + 1} QUAI DES CÉLESTINS;;;35000;RENNES;FR;${email};${phone};;1958-03-09`,
  );
  lines.push(`${withoutContacts};M.;FOURNIER;Odilon;;9 QUAI DES CÉLESTINS;;;35000;RENNES;FR;;;;1951-04-02`);
  const folder = await mkdtemp(join(environment.PARVIS_DATA ?? "", "members-"));
  const registry = join(folder, "registre.csv");
  await writeFile(registry, [registryColumns, ...lines, ""].join("\n"));
  await command(["import", "registry", "adherent", registry, "--yes"], environment);
  return members;
}

/** The provisional password in that member's letter. */
export const secretByPost = (environment: Record<string, string>, { number, lastName }: Member) =>
  printedSecret(environment, "adherent", { number, name: lastName });

import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Space } from "#spaces/space.ts";
import { inSpace } from "../attacks/three-spaces.ts";
import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import type { RunningHouse } from "../support/running-house.ts";

/** A holder of that space who is signed in. */
export async function memberOf(house: RunningHouse, space: Space) {
  const here = inSpace(space, house);
  const owner = await here.openAccount();
  const browser = new Browser(house.origin);
  await here.signIn(browser, here.loginOf(owner), usualPassword);
  return { ...here, owner, browser, payments: `${here.home}/espace/prestations` };
}

/** Writes a PDF to a file of its own, for the tools that read it. */
export function pdfFile(bytes: Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), "parvis-paper-")), "paper.pdf");
  writeFileSync(path, bytes);
  return path;
}

const run = (tool: string, ...given: string[]) => execFileSync(tool, given, { encoding: "utf8" });

/** As laid out, with plain spaces. */
export const textOf = (path: string) =>
  run("pdftotext", "-layout", path, "-").replace(/[\u00a0\u202f]/g, " ");

export const structureOf = (path: string) =>
  run("pdfinfo", "-struct-text", path).replace(/[\u00a0\u202f]/g, " ");

export const factsOf = (path: string) => run("pdfinfo", path);

/** The rows of an export, without its byte order mark. */
export const readCsv = (bytes: Buffer): string[][] =>
  parse(bytes, { delimiter: ";", bom: true, relax_column_count: false });

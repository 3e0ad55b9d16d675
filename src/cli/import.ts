import type { Command } from "commander";
import { findSpace, spaces } from "#spaces/index.ts";

type Options = { dryRun?: true; yes?: true; full?: true; rejects?: string };

const explanation = `
The file is CSV, with ; or , in UTF-8 or Windows-1252, its first line naming the columns in any order:
  number, title, last_name, first_name, organisation, address_1, address_2, address_3,
  postal_code, city, country, email, phone, iban, birth_date
It needs number and one column more: number;iban changes the IBAN alone, for what a file has no column for stays as
it is on file. A new holder needs postal_code, city, and last_name or organisation. Unknown columns are told and
ignored.

A space of establishments also takes the national directory, told by itself: the FINESS extract of open data
(32 columns without names) and FINESS+ (JSON). They bring number, name and address; IBAN and contacts stay as
another file brought them. Establishments closed in the directory are left out, and one that cannot be taken is
set aside with its reason while the others are taken. In JSON, a line is the rank of the establishment.

Any other file is checked whole first: if anything in it is refused nothing changes. Refusals are written beside
the file in <file>.refus.csv (in the current folder when that one cannot be written), or where --rejects says.

A terminal is asked to confirm, unless --yes. Elsewhere the file is applied at once, except when --full would
close more than 5 % of the holders on file: that is refused unless --yes.

Exit codes: 0 done, 1 refused, 2 not understood.`;

export const addImport = (program: Command) =>
  program
    .command("import")
    .description("bring a file on file")
    .command("registry")
    .description("add and update the holders of a space from a registry file")
    .argument("<space>", `slug of the space: ${spaces.map(({ id }) => id).join(", ")}`)
    .argument("<file>", "the registry file")
    .option("--dry-run", "check and compare only: nothing changes")
    .option("--yes", "answer yes to every question")
    .option("--full", "the file is the whole registry: holders it does not name are closed")
    .option("--rejects <path>", "where to write what is refused, as CSV")
    .addHelpText("after", explanation)
    .action(async (slug: string, path: string, options: Options, command: Command) => {
      const space = findSpace(slug);
      if (!space) return command.error(`error: no space is called ${slug}`);
      const { importFile } = await import("./import-registry.ts");
      process.exitCode = await importFile(space, {
        path,
        rejectsPath: options.rejects ?? `${path}.refus.csv`,
        dryRun: options.dryRun ?? false,
        wholeRegistry: options.full ?? false,
        sayYes: options.yes ?? false,
      });
    });

import { type Command, InvalidArgumentError } from "commander";
import { type Encoding, encodings, findEncoding } from "#registry/encoding.rules.ts";
import { findSpace, spaces } from "#spaces/index.ts";

type Options = { dryRun?: true; yes?: true; full?: true; rejects?: string; encoding?: Encoding };

function readEncoding(name: string): Encoding {
  const encoding = findEncoding(name);
  if (!encoding) throw new InvalidArgumentError(`It is one of: ${encodings.join(", ")}.`);
  return encoding;
}

const explanation = `
The file is CSV, with ; or , or tabs or |, its first line naming the columns in any order:
  number, title, last_name, first_name, organisation, address_1, address_2, address_3,
  postal_code, city, country, email, phone, iban, birth_date
It needs number and one column more: number;iban changes the IBAN alone, for what a file has no column for stays as
it is on file. A new holder needs postal_code, city, and last_name or organisation. Unknown columns are told and
ignored.

A space of establishments also takes the national directory, told by itself: the FINESS extract of open data
(32 columns without names) and FINESS+ (JSON). They bring number, name and address; IBAN and contacts stay as
another file brought them. Establishments closed in the directory are left out, and one that cannot be taken is
set aside with its reason while the others are taken. In JSON, a line is the rank of the establishment.

The encoding is told by the file itself: UTF-8 and UTF-16 surely, Windows-1252, ISO-8859-15, CP850, CP858 and Mac
Roman by what they make of its letters. A few names are then shown, before anything is applied: when letters are
spoilt in them, say the encoding with --encoding. Blank lines, titles and rules around the table are left out.

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
    .option("--encoding <name>", `what the file is written in: ${encodings.join(", ")}`, readEncoding)
    .option("--rejects <path>", "where to write what is refused, as CSV")
    .addHelpText("after", explanation)
    .action(async (slug: string, path: string, options: Options, command: Command) => {
      const space = findSpace(slug);
      if (!space) return command.error(`error: no space is called ${slug}`);
      const { importFile } = await import("./import-registry.ts");
      process.exitCode = await importFile(space, {
        path,
        encoding: options.encoding,
        rejectsPath: options.rejects ?? `${path}.refus.csv`,
        dryRun: options.dryRun ?? false,
        wholeRegistry: options.full ?? false,
        sayYes: options.yes ?? false,
      });
    });

import { stat } from "node:fs/promises";
import { type Command, InvalidArgumentError } from "commander";
import { type Encoding, encodings, findEncoding } from "#imports/encoding/encoding.rules.ts";
import { findSpace, spaces } from "#spaces/index.ts";
import type { Space } from "#spaces/space.ts";
import { paymentsExplained, registryExplained } from "./import-help.ts";
import type { ImportOrder } from "./say-import.ts";

type Options = { dryRun?: true; yes?: true; rejects?: string; encoding?: Encoding };

function readEncoding(name: string): Encoding {
  const encoding = findEncoding(name);
  if (!encoding) throw new InvalidArgumentError(`C’est l’un de : ${encodings.join(", ")}.`);
  return encoding;
}

/** Compares inodes, because two paths may lead to one file. */
async function isSameFile(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([one, other].map((path) => stat(path).catch(() => null)));
  return Boolean(first && second && first.dev === second.dev && first.ino === second.ino);
}

/** What every kind of import accepts. */
const addKind = (parent: Command, name: string, file: string) =>
  parent
    .command(name)
    .argument("<espace>", `nom de l’espace : ${spaces.map(({ id }) => id).join(", ")}`)
    .argument("<fichier>", file)
    .option("--dry-run", "vérifier et comparer seulement : rien ne change")
    .option("--yes", "répondre oui à toutes les questions")
    .option("--encoding <nom>", `comment le fichier est écrit : ${encodings.join(", ")}`, readEncoding)
    .option("--rejects <chemin>", "où écrire ce qui est refusé, en CSV");

type Called = { space: Space; order: ImportOrder };

/** Ends the command for an unknown space, and for refusals that would overwrite the file. */
async function readCall(slug: string, path: string, options: Options, command: Command): Promise<Called> {
  const space = findSpace(slug);
  if (!space) return command.error(`aucun espace ne s’appelle ${slug}`);
  if (options.rejects && (await isSameFile(options.rejects, path)))
    return command.error("--rejects écrirait par-dessus le fichier à importer");
  const order = {
    path,
    encoding: options.encoding,
    rejectsPath: options.rejects ?? `${path}.refus.csv`,
    dryRun: options.dryRun ?? false,
    sayYes: options.yes ?? false,
  };
  return { space, order };
}

export function addImport(program: Command) {
  const kinds = program.command("import").description("apporter un fichier");
  addKind(kinds, "registry", "le fichier du registre")
    .description("ajouter et mettre à jour les titulaires d’un espace d’après un fichier du registre")
    .option("--full", "le fichier est le registre entier : ceux qu’il ne nomme pas sont clôturés")
    .addHelpText("after", registryExplained)
    .action(async (slug: string, path: string, options: Options & { full?: true }, command: Command) => {
      const { space, order } = await readCall(slug, path, options, command);
      const { importFile } = await import("./import-registry.ts");
      process.exitCode = await importFile(space, { ...order, wholeRegistry: options.full ?? false });
    });
  addKind(kinds, "payments", "un tableau de prestations (CSV), ou un message de la banque (XML)")
    .description("ajouter et mettre à jour les prestations et les virements d’un espace")
    .addHelpText("after", paymentsExplained)
    .action(async (slug: string, path: string, options: Options, command: Command) => {
      const { space, order } = await readCall(slug, path, options, command);
      if (!space.policy.payments) return command.error(`l’espace ${slug} n’a pas de prestations`);
      const { importFile } = await import("./import-payments.ts");
      process.exitCode = await importFile(space, order);
    });
  return kinds;
}

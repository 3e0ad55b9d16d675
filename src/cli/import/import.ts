import { stat } from "node:fs/promises";
import { type Command, InvalidArgumentError } from "commander";
import { type Encoding, encodings, findEncoding } from "#imports/encoding/encoding.rules.ts";
import { findSpace, spaces } from "#spaces/index.ts";

type Options = { dryRun?: true; yes?: true; full?: true; rejects?: string; encoding?: Encoding };

function readEncoding(name: string): Encoding {
  const encoding = findEncoding(name);
  if (!encoding) throw new InvalidArgumentError(`C’est l’un de : ${encodings.join(", ")}.`);
  return encoding;
}

const explanation = `
Le fichier est un CSV, avec ; ou , ou des tabulations ou |. Sa première ligne nomme les colonnes, dans tout ordre :
  number, title, last_name, first_name, organisation, address_1, address_2, address_3,
  postal_code, city, country, email, phone, iban, birth_date
Il lui faut number et une colonne de plus : number;iban ne change que l’IBAN, car ce qui n’a pas de colonne reste tel
qu’il est au registre. Un nouveau titulaire veut postal_code, city, et last_name ou organisation. Les colonnes
inconnues sont dites et ignorées.

Un espace d’établissements prend aussi le répertoire national, reconnu de lui-même : l’extraction FINESS des données
ouvertes (32 colonnes sans nom) et FINESS+ (JSON). Ils apportent numéro, nom et adresse ; l’IBAN et les contacts
restent tels qu’un autre fichier les a apportés. Les établissements fermés sont laissés de côté, et celui qui ne peut
être pris l’est avec sa raison, les autres étant pris. En JSON, une ligne est le rang de l’établissement.

L’encodage se lit dans le fichier : UTF-8 et UTF-16 à coup sûr, Windows-1252, ISO-8859-15, CP850, CP858 et Mac Roman
d’après les lettres qu’ils donnent. Quelques noms sont montrés avant que rien ne soit appliqué : si des lettres y sont
abîmées, dites l’encodage par --encoding. Lignes vides, titres et traits autour du tableau sont laissés de côté.

Tout autre fichier est d’abord vérifié en entier : un seul refus, et rien ne change. Les refus sont écrits à côté du
fichier, dans <fichier>.refus.csv (dans le dossier courant si ce n’est pas possible), ou là où --rejects le dit.

Dans un terminal, une confirmation est demandée, sauf avec --yes. Ailleurs le fichier est appliqué aussitôt, sauf si
--full devait clôturer plus de 5 % des titulaires : c’est refusé sans --yes.

Codes de retour : 0 fait, 1 refusé, 2 commande mal écrite.`;

/** Compares inodes, because two paths may lead to one file. */
async function isSameFile(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([one, other].map((path) => stat(path).catch(() => null)));
  return Boolean(first && second && first.dev === second.dev && first.ino === second.ino);
}

export const addImport = (program: Command) =>
  program
    .command("import")
    .description("apporter un fichier")
    .command("registry")
    .description("ajouter et mettre à jour les titulaires d’un espace d’après un fichier du registre")
    .argument("<espace>", `nom de l’espace : ${spaces.map(({ id }) => id).join(", ")}`)
    .argument("<fichier>", "le fichier du registre")
    .option("--dry-run", "vérifier et comparer seulement : rien ne change")
    .option("--yes", "répondre oui à toutes les questions")
    .option("--full", "le fichier est le registre entier : ceux qu’il ne nomme pas sont clôturés")
    .option("--encoding <nom>", `comment le fichier est écrit : ${encodings.join(", ")}`, readEncoding)
    .option("--rejects <chemin>", "où écrire ce qui est refusé, en CSV")
    .addHelpText("after", explanation)
    .action(async (slug: string, path: string, options: Options, command: Command) => {
      const space = findSpace(slug);
      if (!space) return command.error(`aucun espace ne s’appelle ${slug}`);
      if (options.rejects && (await isSameFile(options.rejects, path)))
        return command.error("--rejects écrirait par-dessus le fichier à importer");
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

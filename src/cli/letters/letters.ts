import type { Command } from "commander";
import { type BatchId, readId } from "#kernel/ids.ts";
import { digitOf, everyReturnReason, returnReasons } from "#letters/returns/return-reasons.rules.ts";
import { findSpace, spaces } from "#spaces/index.ts";
import type { DeskOrder, DeskWork } from "./letter-desk.ts";

type Options = {
  out?: string;
  reissue?: string;
  lostFactor?: string;
  posted?: string;
  returned?: string;
  reason?: string;
  status?: true;
};

export const addLetters = (program: Command) =>
  program
    .command("letters")
    .description("imprimer les courriers en attente, ou dire ce qu’ils sont devenus")
    .argument("<espace>", `nom de l’espace : ${spaces.map(({ id }) => id).join(", ")}`)
    .option("--out <dossier>", "y imprimer ce qui attend : un PDF par lot et par sorte, et sa liste en CSV")
    .option("--posted <lot>", "le lot est posté ; avec --out, son PDF dans ce dossier est détruit")
    .option(
      "--returned <numéro>",
      "les courriers de cette personne sont revenus, ou celui de cette référence",
    )
    .option("--reason <chiffre>", `pourquoi : ${reasons}`)
    .option(
      "--reissue <numéro>",
      "faire attendre un mot de passe provisoire à imprimer ; celui d’un courrier précédent ne vaut plus rien",
    )
    .option(
      "--lost-factor <numéro>",
      "faire attendre un code à imprimer, qui lève une seconde vérification perdue",
    )
    .option("--status", "combien de courriers en sont où")
    .addHelpText("after", "\nCodes de retour : 0 fait, 1 refusé, 2 commande mal écrite.")
    .action(async (slug: string, options: Options, command: Command) => {
      const space = findSpace(slug);
      if (!space) return command.error(`aucun espace ne s’appelle ${slug}`);
      const order = readOrder(options);
      if (typeof order === "string") return command.error(order);
      const { runLetterDesk } = await import("./letter-desk.ts");
      const { withHouse } = await import("../with-house.ts");
      process.exitCode = await withHouse((house) => {
        const work: DeskWork = {
          ctx: { ...house.contextOf(space.id), actor: { kind: "staff", member: null } },
          entrance: new URL(`/${space.id}`, house.config.web.publicUrl),
        };
        return runLetterDesk(work, order);
      });
    });

const reasons = everyReturnReason
  .map((reason) => `${digitOf(reason)} ${returnReasons[reason].toLowerCase()}`)
  .join(", ");

/** Returns the only order given, or an error message. */
function readOrder({
  out,
  posted,
  returned,
  reason,
  reissue,
  lostFactor,
  status,
}: Options): DeskOrder | string {
  const asked = [posted, returned, reissue, lostFactor, status].filter((option) => option !== undefined);
  if (asked.length > 1) return "demandez une seule chose à la fois";
  if (status) return { kind: "status" };
  const why = everyReturnReason[Number(reason) - 1];
  if (reason !== undefined && (returned === undefined || !why))
    return `--reason va avec --returned : ${reasons}`;
  if (returned !== undefined) return { kind: "returned", number: returned, ...(why && { reason: why }) };
  if (reissue !== undefined) return { kind: "reissue", number: reissue };
  if (lostFactor !== undefined) return { kind: "lost_factor", number: lostFactor };
  if (posted === undefined)
    return out ? { kind: "print", folder: out } : "dites où imprimer : --out <dossier>";
  const batch = readId<BatchId>(posted.toLowerCase());
  return batch
    ? { kind: "posted", batch, folder: out ?? null }
    : "un lot se nomme par l’identifiant qui est dans le nom de ses fichiers";
}

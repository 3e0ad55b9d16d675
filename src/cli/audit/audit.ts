import type { Command } from "commander";
import { spaces } from "#spaces/index.ts";
import { office } from "#spaces/office/space.ts";

const chained = [...spaces, office];

const explanation = `
Lit l’audit de bout en bout, et nomme chaque ligne modifiée, supprimée, déplacée ou ajoutée. La fin de la chaîne est
comparée aux ancres, écrites chaque nuit hors de la base, dans audit-anchors/<espace>.log du dossier de PARVIS_DATA.

Codes de retour : 0 l’audit est intact, 1 il ne l’est pas, 2 commande mal écrite.`;

export const addAudit = (program: Command) =>
  program
    .command("audit")
    .description("vérifier que personne n’a retouché l’audit du service")
    .command("verify")
    .description("vérifie la chaîne d’un espace, ou de tous, et dit quelles lignes ont été touchées")
    .argument("[espace]", `nom de l’espace : ${chained.map(({ id }) => id).join(", ")}`)
    .addHelpText("after", explanation)
    .action(async (slug: string | undefined, _: object, command: Command) => {
      const wanted = chained.filter(({ id }) => slug === undefined || id === slug);
      if (wanted.length === 0) return command.error(`aucun espace ne s’appelle ${slug}`);
      const { verifyChains } = await import("./verify-chains.ts");
      const { withHouse } = await import("../with-house.ts");
      process.exitCode = await withHouse((house) =>
        verifyChains(wanted.map(({ id }) => house.contextOf(id))),
      );
    });

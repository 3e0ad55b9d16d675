import type { Command } from "commander";
import { drawMarkdown, drawText } from "#spaces/grading/draw-report.rules.ts";
import { spaces } from "#spaces/index.ts";
import { office } from "#spaces/office/space.ts";

const explanation = `
Dit en une dizaine de lignes si cette installation peut démarrer et atteint ce qu’il lui faut : réglages, dossier, port,
base, serveur de mail, opérateur de SMS, fournisseurs d’identités. Rien n’est changé, et aucun message ne part.

Codes de retour : 0 tout répond, 1 une ligne dit « non », 2 commande mal écrite.`;

export const addCheck = (program: Command) =>
  program
    .command("check")
    .description("dit si cette installation peut démarrer ; avec --policies, note les politiques des espaces")
    .option("--policies", "les politiques, face à CNIL 2022-100, NIST 800-63B-4 et ASVS 5.0")
    .option("--markdown", "avec --policies : la page docs/generated/spaces.md, et rien d’autre")
    .addHelpText("after", explanation)
    .action(async (asked: { policies?: true; markdown?: true }, command: Command) => {
      if (asked.markdown && !asked.policies) return command.error("--markdown va avec --policies");
      if (asked.markdown) return console.log(drawMarkdown([...spaces, office]).trimEnd());
      if (asked.policies) return console.log(drawText([...spaces, office]));
      const { checkInstallation } = await import("./check-installation.ts");
      const { drawFindings } = await import("./finding.ts");
      const findings = await checkInstallation();
      console.log(drawFindings(findings));
      process.exitCode = findings.some(({ state }) => state === "non") ? 1 : 0;
    });

import type { Command } from "commander";

const explanation = `
Sans option, compte les personnes de la démonstration, portail par portail, et ne change rien.

--remove supprime ces personnes et tout ce qui les concerne : comptes, sessions, courriers, mails et SMS en attente,
journal. Rien d’autre n’est touché. Qui est réel, et que la démonstration portait aussi, revient à
l’import suivant du registre.

Codes de retour : 0 fait, 1 refusé, 2 commande mal écrite.`;

export const addDemo = (program: Command) =>
  program
    .command("demo")
    .description("compte les personnes de la démonstration, ou les retire de la base")
    .option("--remove", "les retire, avec tout ce qui les concerne")
    .addHelpText("after", explanation)
    .action(async ({ remove }: { remove?: true }) => {
      const { countDemonstration, takeOutDemonstration } = await import("./demonstration.ts");
      await (remove ? takeOutDemonstration() : countDemonstration());
    });

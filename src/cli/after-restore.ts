import type { Command } from "commander";
import type { Context } from "#context.ts";
import { askToConfirm, isTerminal } from "./confirm.ts";
import { refuse, say } from "./letters/letter-said.ts";

const explanation = `
À lancer une fois, juste après avoir restauré une sauvegarde et avant de démarrer serve et worker. Une sauvegarde garde
en vie ce qui a servi depuis : un lien déjà suivi marcherait encore, un mail déjà parti repartirait.

Les mots de passe sont ceux du jour de la sauvegarde. Dans un terminal, une confirmation est demandée, sauf avec --yes.

Codes de retour : 0 fait, 1 refusé, 2 commande mal écrite.`;

export const addAfterRestore = (program: Command) =>
  program
    .command("after-restore")
    .description("après une restauration : mettre fin aux sessions, liens, codes, mails et SMS en attente")
    .addHelpText("after", explanation)
    .option("--yes", "ne rien demander")
    .action(async ({ yes }: { yes?: true }) => {
      if (!yes && isTerminal() && !(await askToConfirm("Mettre fin à tout cela ?", "oui"))) {
        process.exitCode = refuse("Abandonné : rien n’a été changé.");
        return;
      }
      const { withHouse } = await import("./with-house.ts");
      const { endWhatWasAlive, removeWaitingJobs } = await import("#start/after-restore.queries.ts");
      await withHouse(async ({ contexts, office, db }) => {
        const jobs = await removeWaitingJobs(db);
        for (const ctx of [...contexts, office]) {
          const ended = await ctx.db.inTransaction(endWhatWasAlive);
          say(
            `${ctx.space.id} : ${Object.entries(
              ctx === office ? { ...words, invitations: "invitations" } : words,
            )
              .map(([what, word]) => `${word} ${ended[what as keyof typeof words]}`)
              .join(", ")}`,
          );
        }
        say(`Travaux en attente retirés : ${jobs}`);
        const waiting = await countLettersToPrint(contexts);
        if (waiting > 0)
          say(
            `Courriers à imprimer : ${waiting}. Ceux qui l’ont été depuis la sauvegarde le seraient une seconde fois, et le premier ne vaudrait plus rien : comparez avec vos lots avant \`parvis letters\`.`,
          );
      });
    });

const words = {
  sessions: "sessions",
  links: "liens",
  codes: "codes",
  journeys: "démarches",
  mails: "mails en attente",
  sms: "SMS en attente",
};

async function countLettersToPrint(contexts: readonly Context[]): Promise<number> {
  const { countLetters } = await import("#letters/desk/letters-desk.queries.ts");
  let waiting = 0;
  for (const { db } of contexts)
    for (const { state, letters } of await db.inTransaction(countLetters))
      if (state === "to_print") waiting += letters;
  return waiting;
}

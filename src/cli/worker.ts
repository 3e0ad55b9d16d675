import type { Command } from "commander";

export const addWorker = (program: Command) =>
  program
    .command("worker")
    .description(
      "faire les travaux : envoyer mails et SMS, effacer ce qui a fait son temps ; plusieurs peuvent tourner à la fois",
    )
    .action(async () => {
      await import("../worker.ts");
    });

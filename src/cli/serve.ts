import type { Command } from "commander";

export const addServe = (program: Command) =>
  program
    .command("serve")
    .description("servir les pages ; avec la base embarquée, faire aussi les travaux de worker")
    .action(async () => {
      await import("../main.ts");
    });

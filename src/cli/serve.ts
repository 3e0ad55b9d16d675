import type { Command } from "commander";

export const addServe = (program: Command) =>
  program
    .command("serve")
    .description("serve the web; with the embedded database, do the jobs of the worker too")
    .action(async () => {
      await import("../main.ts");
    });

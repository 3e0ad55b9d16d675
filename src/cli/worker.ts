import type { Command } from "commander";

export const addWorker = (program: Command) =>
  program
    .command("worker")
    .description("do the jobs: send mail, clean up; any number may run at once")
    .action(async () => {
      await import("../worker.ts");
    });

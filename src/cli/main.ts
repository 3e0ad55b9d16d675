import { Command, CommanderError } from "commander";
import { reportFailure } from "#start/report-failure.ts";
import { addAfterRestore } from "./after-restore.ts";
import { addAudit } from "./audit/audit.ts";
import { addCheck } from "./check/check.ts";
import { addDemo } from "./demo/demo.ts";
import { addImport } from "./import/import.ts";
import { speakFrench } from "./in-french.ts";
import { addLetters } from "./letters/letters.ts";
import { addMigrate } from "./migrate.ts";
import { addServe } from "./serve.ts";
import { addStaff } from "./staff/staff.ts";
import { addWorker } from "./worker.ts";

const commands = [
  addServe,
  addWorker,
  addMigrate,
  addImport,
  addLetters,
  addStaff,
  addAfterRestore,
  addAudit,
  addDemo,
  addCheck,
];

/** The reader closed the pipe, as in `parvis letters <space> --status | head -1`: the command still finishes. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const program = new Command("parvis").description(
  "La porte d’entrée et le guichet des mutuelles et des gestionnaires de prestations",
);
for (const add of commands) add(program);
speakFrench(program);

/** Exit codes: 0 done, 1 refused, 2 misused. Each sub-command needs its own `exitOverride`. */
function exitOverTwo(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) exitOverTwo(child);
}

exitOverTwo(program);
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    reportFailure(error);
    process.exitCode = 1;
  }
}

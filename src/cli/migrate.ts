import type { Command } from "commander";
import { readConfig } from "#config/env.ts";

export const addMigrate = (program: Command) =>
  program
    .command("migrate")
    .description("bring the database to the latest schema; two at once run once")
    .action(async () => {
      const { shareDatabase } = await import("#infra/db/share-database.ts");
      const { migrated, release } = await shareDatabase(readConfig());
      await release();
      for (const name of migrated) console.log(`applied ${name}`);
      console.log("The database is up to date.");
    });

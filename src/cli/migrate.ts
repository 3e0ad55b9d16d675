import type { Command } from "commander";
import { readConfig } from "#config/env.ts";

export const addMigrate = (program: Command) =>
  program
    .command("migrate")
    .description("mettre la base à jour ; de deux à la fois, une seule le fait")
    .action(async () => {
      const { shareDatabase } = await import("#infra/db/embedded/share-database.ts");
      const { migrated, release } = await shareDatabase(readConfig());
      await release();
      for (const name of migrated) console.log(`appliqué : ${name}`);
      console.log("La base est à jour.");
    });

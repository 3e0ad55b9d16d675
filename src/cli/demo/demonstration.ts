import { readConfig } from "#config/env.ts";
import {
  demonstratedIn,
  demonstratedSpaces,
  removeDemonstration,
  removePrinted,
} from "#demo/remove.actions.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import { spaces } from "#spaces/index.ts";
import { withDatabase } from "../with-database.ts";

export const countDemonstration = () =>
  withDatabase(async ({ db }) => {
    for (const id of places())
      console.log(
        `${id} : ${counted(await demonstratedIn(spaceDb(db, id)), "personne")} de la démonstration`,
      );
  });

/** Removes the demonstration from every space and from the disk. */
export const takeOutDemonstration = () =>
  withDatabase(async ({ db }) => {
    for (const id of places()) {
      const { persons, accounts, messages, letters } = await removeDemonstration(spaceDb(db, id));
      const gone = [
        counted(persons, "personne"),
        counted(accounts, "compte"),
        counted(messages, "message"),
        counted(letters, "courrier"),
      ];
      console.log(`${id} : ${gone.join(", ")} de la démonstration retirés`);
    }
    await removePrinted(readConfig().store.folder);
  });

/** The installation may have replaced the sample portals after the demonstration was loaded. */
const places = () => demonstratedSpaces(spaces.map(({ id }) => id));

const counted = (count: number, what: string) =>
  `${count.toLocaleString("fr-FR")} ${what}${count > 1 ? "s" : ""}`;

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

/** Says how many people of the demonstration each space holds. */
export const countDemonstration = () =>
  withDatabase(async ({ db }) => {
    for (const id of places())
      console.log(
        `${id} : ${counted(await demonstratedIn(spaceDb(db, id)), "personne")} de la démonstration`,
      );
  });

/** Takes the demonstration out of every space, and off the disk. */
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

/** Own portals may have taken the place of the samples since the demonstration was loaded. */
const places = () => demonstratedSpaces(spaces.map(({ id }) => id));

const counted = (count: number, what: string) =>
  `${count.toLocaleString("fr-FR")} ${what}${count > 1 ? "s" : ""}`;

import { readFile } from "node:fs/promises";
import { Client } from "pg";
import { expect } from "vitest";
import type { HolderId, SpaceId } from "#kernel/ids.ts";
import { npfr } from "#spaces/npfr/space.ts";
import type { Space } from "#spaces/space.ts";
import { Browser } from "../support/browser.ts";
import { asSuperuser } from "../support/database-server.ts";
import { activePerson, usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { notes } from "./notes/notes.module.ts";

/** A space whose policy wants one module more: its folder, its line in the list, its migration, and its name here. */
const space: Space = {
  ...npfr,
  id: "carnet" as SpaceId,
  policy: { ...npfr.policy, modules: [...npfr.policy.modules, notes.name] },
};
export const home = "/carnet";
export const path = `${home}/espace/notes`;

/** Parvis with the module *Mes notes*. */
export async function notesHouse({ worker }: { worker: boolean }): Promise<RunningHouse> {
  const house = await runHouse({ space: space.id, extraSpaces: [space], extraModules: [notes], worker });
  await addNotesTable(house);
  return house;
}

/** Applies the migration of the module. */
export async function addNotesTable(house: RunningHouse) {
  const migration = await readFile(new URL("notes/note.sql", import.meta.url), "utf8");
  const owner = new Client({ connectionString: house.database.url });
  await owner.connect();
  await owner.query(migration).finally(() => owner.end());
}

export type Member = { browser: Browser; email: string; holderId: HolderId };

/** Another holder, signed in. */
export async function signedIn(house: RunningHouse): Promise<Member> {
  const { email, holderId } = await activePerson(house.ctx);
  const browser = new Browser(house.origin);
  expect((await browser.post(`${home}/connexion`, { email, password: usualPassword })).status).toBe(303);
  return { browser, email, holderId };
}

export type KeptNote = {
  holder_id: HolderId;
  id: string;
  text: string;
  file_name: string | null;
  file: Buffer | null;
};

/** Every note of every holder, oldest first. */
export const keptNotes = ({ database }: RunningHouse) =>
  asSuperuser(database.superuserUrl, async (client) => {
    const { rows } = await client.query<KeptNote>("select * from note order by id");
    return rows;
  });

/** Writes notes without a page, some of them a while ago. */
export const plantNotes = ({ database }: RunningHouse, holderId: HolderId, count: number, age = "0 days") =>
  asSuperuser(database.superuserUrl, (client) =>
    client.query(
      `insert into note (space_id, holder_id, text, written_at)
      select $1, $2, 'Note ' || place || ', ' || $4, now() - $4::interval from generate_series(1, $3) place`,
      [space.id, holderId, count, age],
    ),
  );

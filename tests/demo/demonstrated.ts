import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "#config/env.ts";
import { openDemonstration } from "#demo/demonstration.ts";
import { openHouse } from "../../src/start/house.ts";
import { createWeb } from "../../src/start/start-web.tsx";
import { openWorker } from "../../src/start/start-worker.ts";
import { freshDatabase } from "../support/fresh-database.ts";

/** A running server with the demonstration, and its printed table. */
export type Demonstrated = Awaited<ReturnType<typeof openDemonstrated>>;

/** `only`: as when that space was the only one. */
export async function openDemonstrated({ only }: { only?: string } = {}) {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), "parvis-demo-"));
  const config = readConfig({ PARVIS_DATA: folder, PORT: "0", PARVIS_URL: "http://127.0.0.1:3000" });
  const house = await openHouse(config, database.url);
  house.log.level = "silent";
  const place = { databaseUrl: database.url, publicUrl: config.web.publicUrl };
  const demonstrate = (store = folder, contexts = house.contexts) =>
    openDemonstration({ contexts, office: house.office, store, ...place });
  let table = await demonstrate(
    folder,
    house.contexts.filter(({ space }) => !only || space.id === only),
  );
  const worker = await openWorker(house);
  const web = createWeb(house);
  const origin = await web.listen({ port: 0, host: "127.0.0.1" });
  const blocks = () => table.split(/\n\n|─\n/);
  /** The entry of one person in the table, line by line. */
  const lineOf = (name: string) => blocks().find((block) => block.startsWith(name)) ?? "";
  return {
    database,
    folder,
    house,
    origin,
    demonstrate,
    lineOf,
    /** The value after that label in a person's entry. */
    valueAfter: (name: string, label: string) =>
      new RegExp(`${label} : (.*)`).exec(lineOf(name))?.[1]?.trim() ?? "",
    async again() {
      table = await demonstrate();
    },
    /** The mails and SMS to that address or telephone, once the first has arrived. */
    async arrived(recipient: string) {
      for (let tries = 0; tries < 100; tries += 1) {
        const messages = (await house.mailbox.list()).filter((message) => message.recipient === recipient);
        if (messages.length > 0) return messages;
        await new Promise((again) => setTimeout(again, 100));
      }
      return [];
    },
    async close() {
      await web.close();
      await worker.stop();
      await house.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

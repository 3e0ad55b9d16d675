import { join } from "node:path";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import { doubtsAbout } from "#config/doubts.ts";
import type { Config } from "#config/env.ts";
import { type Connection, connect } from "#infra/db/connect.ts";
import { checkKey } from "#infra/db/key-check.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import type { Tables } from "#infra/db/tables/schema.ts";
import { createPasswords } from "#infra/hashing/argon2.ts";
import type { Passwords } from "#infra/hashing/port.ts";
import { type LocalMailbox, localMailbox } from "#infra/mail/local-mailbox.ts";
import { createOutbox } from "#infra/mail/pg-outbox.ts";
import { providerOfSpace, refuseSecretsForNobody } from "#infra/openid/provider-of-space.ts";
import { type Keys, keysFrom } from "#infra/sealing/keys.ts";
import { isThisMachine } from "#kernel/this-machine.ts";
import { spaces as ourSpaces } from "#spaces/index.ts";
import { office as ourOffice } from "#spaces/office/space.ts";
import type { Space } from "#spaces/space.ts";
import { type Contributed, collect } from "#subject/contributed.ts";
import type { Module } from "#web/module.ts";
import { modules as ourModules, subjectsWith } from "../app.ts";
import type { Context } from "../context.ts";
import { openLog } from "./open-log.ts";

export type House = {
  config: Config;
  databaseUrl: string;
  db: Kysely<Tables>;
  log: Logger;
  keys: Keys;
  /** Keeps mails and SMS when no server is configured. */
  mailbox: LocalMailbox;
  passwords: Passwords;
  connections: Connection["load"];
  /** The modules that a policy may list. */
  modules: readonly Module[];
  /** Contributions of all subjects, including these modules. */
  contributed: Contributed;
  /** Of the portals. */
  contexts: readonly Context[];
  /** The back office, whose holders are members of staff. */
  office: Context;
  contextOf(space: string): Context;
  findSpace(slug: string): Space | undefined;
  close(): Promise<void>;
};

/** Sign-ins that may wait for a core: they wait one or two seconds on two cores. */
const hashingQueue = 200;

/**
 * Builds the application on a migrated database. Throws if the database was written with another PARVIS_SECRET, if it
 * contains the demonstration in production or behind a public address, or if two subjects declare the same name.
 */
export async function openHouse(
  config: Config,
  databaseUrl: string,
  spaces: readonly Space[] = ourSpaces,
  modules: readonly Module[] = ourModules,
  officeSpace: Space = ourOffice,
): Promise<House> {
  const log = openLog(config);
  for (const doubt of doubtsAbout(config)) log.warn(doubt);
  const contributed = collect(subjectsWith(modules));
  refuseSecretsForNobody([...spaces, officeSpace], config.web);
  const connection = connect(databaseUrl, {
    onLost: (error) => log.warn({ reason: error.message }, "a database connection was lost"),
  });
  const keys = keysFrom(config.house.secret);
  try {
    await checkKey(connection.db, keys);
    if (isPublic(config)) await refuseDemonstrated(connection, spaces);
  } catch (error) {
    await connection.close();
    throw error;
  }
  const outbox = await createOutbox({ db: connection.db, log, queues: contributed.jobs });
  const passwords = createPasswords({ pepper: keys.raw("pepper"), queue: hashingQueue });
  const contextFor = (space: Space): Context => ({
    contributed,
    actor: { kind: "system" },
    space,
    db: spaceDb(connection.db, space.id),
    keys,
    passwords,
    outbox,
    provider: providerOfSpace(space, config.web),
    publicUrl: config.web.publicUrl,
    pool: connection.pool,
    folder: config.store.folder,
    smsPerDay: config.channels.smsPerDay,
    store: config.store.folder,
  });
  const contexts = spaces.map(contextFor);
  const office = contextFor(officeSpace);
  const all = [...contexts, office];
  return {
    config,
    databaseUrl,
    mailbox: localMailbox(join(config.store.folder, "mailbox")),
    db: connection.db,
    log,
    keys,
    passwords,
    connections: connection.load,
    modules,
    contributed,
    contexts,
    office,
    contextOf(space) {
      const context = all.find((candidate) => candidate.space.id === space);
      if (!context) throw new Error(`no space is called ${space}`);
      return context;
    },
    findSpace: (slug) => all.find(({ space }) => space.id === slug)?.space,
    async close() {
      await outbox.close();
      await connection.close();
    },
  };
}

const isPublic = ({ house, web }: Config) => house.production || !isThisMachine(web.publicUrl.hostname);

/** Imported lazily: a local demonstration does not need it. */
async function refuseDemonstrated({ db }: Connection, spaces: readonly Space[]) {
  const { demonstratedSpaces, refuseDemonstration } = await import("#demo/remove.actions.ts");
  await refuseDemonstration(demonstratedSpaces(spaces.map(({ id }) => id)).map((id) => spaceDb(db, id)));
}

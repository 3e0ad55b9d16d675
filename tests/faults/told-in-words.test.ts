import { readFileSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readConfig } from "#config/env.ts";
import { shareDatabase } from "#infra/db/embedded/share-database.ts";
import { inWords } from "../../src/start/failure-in-words.ts";
import { reportFailure } from "../../src/start/report-failure.ts";
import { asSuperuser } from "../support/database-server.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";
import { parvis } from "../support/running-parvis.ts";

const secret = "0123456789abcdef0123456789abcdef";

/** Answers every connection with one error, as PostgreSQL and its poolers do (protocol 3, ErrorResponse). */
async function refusing(code: string, message: string) {
  const sockets: Socket[] = [];
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write("E");
  head.writeInt32BE(fields.length + 4, 1);
  const server: Server = createServer((socket) => {
    sockets.push(socket.on("error", () => undefined));
    socket.once("data", () => socket.end(Buffer.concat([head, fields])));
  });
  await new Promise<void>((listens) => server.listen(0, "127.0.0.1", listens));
  const { port } = server.address() as { port: number };
  return {
    url: `postgres://parvis:x@127.0.0.1:${port}/parvis`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

const refusals: [string, string, string, RegExp][] = [
  [
    "a pooler",
    "08P01",
    "unsupported startup parameter: statement_timeout",
    /^Ce n’est pas PostgreSQL .*pgbouncer.*DATABASE_URL/,
  ],
  [
    "a wrong password",
    "28P01",
    'password authentication failed for user "parvis"',
    /^La base refuse ce mot de passe/,
  ],
  [
    "a role that may not enter",
    "28000",
    'role "parvis" is not permitted to log in',
    /^La base refuse ce rôle/,
  ],
  [
    "a database that is not there",
    "3D000",
    'database "parvis" does not exist',
    /^La base que nomme DATABASE_URL n’existe pas/,
  ],
  [
    "a full disk",
    "53100",
    "could not extend file: No space left on device",
    /^Le disque de la base est plein/,
  ],
  [
    "an error of no list",
    "XX000",
    "the cache lookup failed",
    /^La base ne peut pas être jointe.*cache lookup/,
  ],
];

describe("a failed start prints one line that says what to do", () => {
  it.each(refusals)("%s", async (_, code, message, words) => {
    const server = await refusing(code, message);
    const config = readConfig({ DATABASE_URL: server.url, PARVIS_SECRET: secret });
    await expect(shareDatabase(config).catch(lineOf)).resolves.toMatch(words);
    server.close();
  });

  it("with exit code 1 and nothing else, for a command as for serve", { timeout: 60_000 }, async () => {
    const server = await refusing("08P01", "unsupported startup parameter in options: plan_cache_mode");
    for (const command of ["migrate", "serve"]) {
      const { code, printed } = await parvis([command], { DATABASE_URL: server.url, PARVIS_SECRET: secret });
      expect(printed.trim().split("\n")).toEqual([
        expect.stringMatching(/^Parvis : Ce n’est pas PostgreSQL/),
      ]);
      expect(code).toBe(1);
    }
    server.close();
  });
});

describe("a refusal by a real server", () => {
  let database: TestDatabase;
  let name: string;
  beforeAll(async () => {
    database = await freshDatabase();
    name = new URL(database.url).pathname.slice(1);
  });
  afterAll(() => database.close());

  const asOwner = (...statements: string[]) =>
    asSuperuser(database.superuserUrl, async (client) => {
      for (const statement of statements) await client.query(statement);
    });
  const start = () => {
    const config = readConfig({ DATABASE_URL: database.url, PARVIS_SECRET: secret });
    return shareDatabase(config).then(() => null, lineOf);
  };

  it("is explained when the database is read-only, like a replica", async () => {
    await asOwner(`alter database ${name} set default_transaction_read_only = on`);
    expect(await start()).toMatch(/^La base est en lecture seule/);
    await asOwner(
      "set default_transaction_read_only = off",
      `alter database ${name} reset default_transaction_read_only`,
    );
    const writing = database.connectAgain(1);
    await writing.pool.query("set default_transaction_read_only = on");
    expect(lineOf(await writing.pool.query("create table t ()").catch(asIs))).toMatch(
      /^La base est en lecture seule/,
    );
  });

  it("is explained when the name of a prepared statement is taken", async () => {
    const { pool } = database.connectAgain(1);
    await pool.query("prepare parvis_0 as select 1");
    const taken = pool.query({ name: "parvis_0", text: "select $1::int", values: [1] }).catch(asIs);
    expect(lineOf(await taken)).toMatch(/^Un nom de requête est déjà pris .*pgbouncer/);
  });

  it("is explained when a newer Parvis wrote the database", async () => {
    await asOwner("insert into migration (name, checksum) values ('9999-later.sql', '')");
    expect(await start()).toMatch(
      /^Cette base vient d’une version plus récente de Parvis \(9999-later.sql\)/,
    );
    await asOwner("delete from migration where name = '9999-later.sql'");
  });

  it("is explained when the role lacks rights, inside a migration too", async () => {
    await asOwner(
      "delete from migration where name like '%-demonstration.sql'",
      "alter table holder owner to postgres",
    );
    expect(await start()).toMatch(
      /^Le rôle de DATABASE_URL n’a pas les droits .*must be owner of table holder/,
    );
    await asOwner("revoke all on migration from parvis", "alter table migration owner to postgres");
    expect(await start()).toMatch(/^Le rôle de DATABASE_URL n’a pas les droits .*migration/);
  });
});

describe("an error of this machine", () => {
  it("is explained: a port in use, a reserved port, a full disk, a file instead of a folder", async () => {
    await using folder = await temporaryFolder();
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((listens) => taken.once("listening", listens));
    const { port } = taken.address() as { port: number };
    const second = await new Promise((tell) => createServer().once("error", tell).listen(port, "127.0.0.1"));
    expect(lineOf(second)).toBe(
      `Le port ${port} est déjà pris : Parvis tourne-t-il déjà ? Sinon, donnez un autre PORT.`,
    );
    taken.close();
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {
      code: "ENOSPC",
      syscall: "write",
    });
    expect(lineOf(new Error("the batch", { cause: full }))).toMatch(/^Le disque est plein/);
    const unwritable = () => readConfig({ PARVIS_DATA: `${folder.path}/secret/x`, NODE_ENV: "test" });
    readConfig({ PARVIS_DATA: folder.path });
    expect(lineOf(thrownBy(unwritable))).toMatch(/^Ce qui doit être un dossier est un fichier : .*secret/);
  });

  it("is printed with its stack only when it is a bug", () => {
    const said: unknown[] = [];
    const error = vi.spyOn(console, "error").mockImplementation((line) => void said.push(line));
    const fault = new TypeError("undefined is not a function");
    reportFailure(fault);
    reportFailure(Object.assign(new Error("x"), { code: "3D000" }));
    expect(inWords(thrownBy(() => readFileSync("/nowhere/at/all")))).toBeNull();
    error.mockRestore();
    expect(said[0]).toBe(fault);
    expect(said[1]).toMatch(/^Parvis : La base que nomme/);
  });
});

const asIs = (error: unknown) => error;

/** The line for a person; the error itself when there is none. */
function lineOf(error: unknown): unknown {
  const words = inWords(error);
  expect(words).not.toMatch(/\n/);
  return words ?? error;
}

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

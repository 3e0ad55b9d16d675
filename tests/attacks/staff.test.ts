import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openAccount } from "#account/accounts.queries.ts";
import { listSecurityEvents } from "#account/journal/journal.queries.ts";
import type { Context } from "#context.ts";
import { days } from "#kernel/duration.ts";
import type { HolderId } from "#kernel/ids.ts";
import { readCode } from "#kernel/text/checked-code.rules.ts";
import { setUpTotp } from "../factors/owners.ts";
import { enrolHolders, filesOf, openDesk, pdfText, valuesAfter } from "../letters/letter-desk.ts";
import { parvisCommand } from "../registry/import-process.ts";
import { registryFile, someone } from "../registry/registry-desk.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { travel } from "../support/travel.ts";

// Every command starts a process.
vi.setConfig({ testTimeout: 90_000 });

/** What staff could choose or read for a member. */
const secretWords = /passw|mot-de-passe|secret|token|\bpin\b|\botp\b|(?<!exit )\bcodes?\b/i;

/** The commands that a help lists, besides help itself. */
const commandsIn = (help: string) => {
  const [, listed = ""] = /^Commandes :\n((?: {2}.*\n?)+)/m.exec(help) ?? [];
  return [...listed.matchAll(/^ {2}([a-z-]+)/gm)]
    .map(([, name = ""]) => name)
    .filter((one) => one !== "help");
};

describe("ACT-08: staff at the command line", () => {
  const database = freshDatabase();
  const folder = temporaryFolder();
  let run: ReturnType<typeof parvisCommand>;
  let ctx: Context;
  let out: string;
  beforeAll(async () => {
    run = parvisCommand((await database).url, (await folder).path);
    out = join((await folder).path, "lettres");
    ctx = openDesk((await database).db).ctx;
    await enrolHolders(ctx, 2);
  });
  afterAll(async () => {
    await (await database).close();
    await (await folder)[Symbol.asyncDispose]();
  });

  const holderOf = (number: string) =>
    ctx.db.inTransaction(async (trx) => {
      const query = trx.selectFrom("holder").select("id").where("number", "=", number);
      return (await query.executeTakeFirstOrThrow()).id as HolderId;
    });
  const journal = async (number: string) => {
    const id = await holderOf(number);
    return ctx.db.inTransaction((trx) => listSecurityEvents(trx, id, 50));
  };
  /** The secrets of the letters printed so far. */
  const printedSecrets = () =>
    filesOf(out, ".pdf").flatMap((pdf) => {
      const text = pdfText(pdf);
      return [
        ...valuesAfter("Votre mot de passe provisoire", text),
        ...valuesAfter("Votre code de déblocage", text),
      ];
    });
  const letters = (...words: string[]) => run("letters", "npfr", ...words);

  it("find no command or option that takes a password, a code or a secret", async () => {
    const { printed } = await run("--help");
    const commands = commandsIn(printed);
    expect(commands).toEqual(expect.arrayContaining(["import", "letters", "check"]));
    const helps = [printed];
    for (const name of commands) {
      const help = await run(name, "--help");
      helps.push(help.printed);
      for (const child of commandsIn(help.printed)) helps.push((await run(name, child, "--help")).printed);
    }
    expect(helps.join()).toContain("import registry [");
    const options = helps.flatMap((help) => help.match(/(?:--[a-z-]+|<[a-z-]+>|\[[a-z-]+\])/g) ?? []);
    expect(options).toContain("--reissue");
    expect(options.filter((option) => secretWords.test(option))).toEqual([]);
    for (const forced of ["--password", "--code", "--secret"])
      expect((await letters("--reissue", "T0000001", forced, "Prune-bleue-64")).code).toBe(2);
    expect(await journal("T0000001")).toEqual([]);
  });

  it("import no password: the column is unknown", async () => {
    const row = { ...someone("T0000003"), password: "Prune-bleue-64" };
    const file = registryFile([row], { columns: [...Object.keys(row)] });
    const path = join((await folder).path, "registre.csv");
    await writeFile(path, file);
    const { code, printed } = await run("import", "registry", "npfr", path, "--yes");
    expect([code, printed]).toEqual([0, expect.stringContaining("Colonnes inconnues, ignorées : password")]);
  });

  it("read no secret on a screen or in the list of a batch; each reissue is in the journal", async () => {
    const screens = [(await letters("--out", out)).printed];
    await travel(await database, days(8));
    for (const words of [
      ["--reissue", "T0000001"],
      ["--status"],
      ["--out", out],
      ["--returned", "T0000002"],
    ]) {
      const { code, printed } = await letters(...words);
      expect(code, printed).toBe(0);
      screens.push(printed);
    }
    const passwordHash = await ctx.passwords.hash("x");
    const holderId = await holderOf("T0000001");
    const accountId = await ctx.db.inTransaction((trx) =>
      openAccount(trx, ctx.space, { holderId, email: "a@boite.example", passwordHash }),
    );
    if (!accountId) throw new Error("the account was not opened");
    await setUpTotp(ctx, accountId, Buffer.alloc(20));
    screens.push((await letters("--lost-factor", "T0000001")).printed, (await letters("--out", out)).printed);

    const secrets = printedSecrets();
    expect(secrets.length).toBeGreaterThanOrEqual(4);
    const lists = readdirSync(out)
      .filter((name) => name.endsWith(".csv"))
      .map((name) => readFileSync(join(out, name), "utf8"));
    const { rows } = await ctx.db.inTransaction((trx) =>
      sql<{ kept: string }>`select row_to_json(letter)::text as kept from letter
        union all select row_to_json(security_event)::text from security_event
        union all select row_to_json(mail)::text from mail`.execute(trx),
    );
    const seen = [...screens, ...lists, ...rows.map(({ kept }) => kept)].join("\n");
    for (const secret of secrets) {
      const read = readCode(secret);
      expect(read.ok).toBe(true);
      for (const written of [secret, read.ok ? read.value : secret]) expect(seen).not.toContain(written);
    }
    const events = await journal("T0000001");
    expect(events.map(({ kind, actor }) => `${kind}, ${actor}`)).toEqual([
      "letter_asked, staff",
      "letter_asked, staff",
    ]);
  });
});

import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { readCode } from "#kernel/text/checked-code.rules.ts";
import { findEnrolment } from "#letters/enrolment.queries.ts";
import { openEnrolments } from "#letters/open-enrolments.queries.ts";
import { printAll } from "#letters/printing/print-all.actions.ts";
import { type PrintedBatch, printBatch } from "#letters/printing/print-letters.actions.ts";
import { settleDrafts } from "#letters/printing/settle-drafts.actions.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { enrolHolders, filesOf, openDesk, pdfText, readManifest, valuesAfter } from "./letter-desk.ts";

const database = await freshDatabase();
afterAll(() => database.close());

let desk = openDesk(database.db);
beforeEach(async () => {
  desk = openDesk(database.db);
  await desk.ctx.db.inTransaction((trx) =>
    sql`truncate holder, enrolment, letter, letter_batch cascade`.execute(trx),
  );
});

async function printEverything() {
  const batches: PrintedBatch[] = [];
  await printAll(desk.run, (batch) => batches.push(batch));
  return batches;
}

const states = () =>
  desk.ctx.db.inTransaction(async (trx) => {
    const rows = await trx.selectFrom("letter").select(["kind", "state"]).orderBy("kind").execute();
    return rows.map(({ kind, state }) => `${kind} ${state}`);
  });

describe("printing", () => {
  it("puts the number in one file and the provisional password in another", async () => {
    await enrolHolders(desk.ctx, 3);
    const [first, second] = await printEverything();
    if (!first || !second) throw new Error("two batches were expected");
    for (const options of [[], ["-layout"]]) {
      expect(valuesAfter("Votre identifiant", pdfText(first.pdf, ...options))).toEqual([
        "T0000001",
        "T0000002",
        "T0000003",
      ]);
      const secrets = valuesAfter("Votre mot de passe provisoire", pdfText(second.pdf, ...options));
      expect(secrets).toHaveLength(3);
      for (const secret of secrets) {
        expect(secret).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/);
        expect(readCode(secret).ok).toBe(true);
      }
      expect(pdfText(second.pdf, ...options)).not.toMatch(/T000000\d/);
      expect(pdfText(first.pdf, ...options)).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    }
    expect(new Set(await states())).toEqual(
      new Set(["notification printed", "provisional_password printed"]),
    );
  });

  it("keeps only the hash of a secret, which belongs to the printed letter", async () => {
    await enrolHolders(desk.ctx, 12);
    const [, second] = await printEverything();
    const secrets = valuesAfter("Votre mot de passe provisoire", pdfText(second?.pdf ?? ""));
    for (const [index, typed] of secrets.entries()) {
      const number = `T${String(index + 1).padStart(7, "0")}`;
      const found = await desk.ctx.db.inTransaction((trx) => findEnrolment(trx, number));
      const secret = readCode(typed);
      if (!secret.ok) throw new Error("misspelt");
      expect(found?.secretExpired).toBe(false);
      expect((await desk.ctx.passwords.verify(found?.secretHash ?? null, secret.value)).ok).toBe(true);
      expect(found?.secretHash).not.toContain(secret.value);
    }
    expect(secrets).toHaveLength(12);
  });

  it("lists each letter beside its PDF, never its secret, and no formula", async () => {
    await enrolHolders(desk.ctx, 2);
    await desk.ctx.db.inTransaction((trx) =>
      sql`update holder set title = '', first_name = '', last_name = '=CMD|''/C calc''!A0', address_1 = E'Bât. B\n2, rue Haute',
        address_2 = '@SUM(A1)', country = 'BE' where number = 'T0000002'`.execute(trx),
    );
    const [first, second] = await printEverything();
    const [plain, hostile] = readManifest(second?.manifest ?? "");
    expect(plain).toMatchObject({
      number: "T0000001",
      line_1: "MME ZOÉ D’ALMÉIDA 1",
      line_2: "1 BIS RUE DE L OEILLET",
      line_3: "97400 SAINT DENIS",
      line_4: "",
      pages: "1",
    });
    expect(hostile).toMatchObject({
      line_1: "'=CMD|'/C calc'!A0",
      line_5: "97400 SAINT DENIS",
      line_6: "BELGIQUE",
    });
    const secret = valuesAfter("Votre mot de passe provisoire", pdfText(second?.pdf ?? ""))[0] ?? "";
    expect(JSON.stringify(plain)).not.toContain(secret);
    expect(readManifest(first?.manifest ?? "").map(({ number }) => number)).toEqual(["T0000001", "T0000002"]);
    expect(statSync(second?.pdf ?? "").mode & 0o077).toBe(0);
  });

  it("prints nothing twice", async () => {
    await enrolHolders(desk.ctx, 2);
    expect(await printEverything()).toHaveLength(2);
    expect(await printEverything()).toEqual([]);
    expect(await desk.ctx.db.inTransaction(openEnrolments)).toBe(0);
    expect(await printEverything()).toEqual([]);
  });

  it("prints each letter once when several runs start at once", async () => {
    await enrolHolders(desk.ctx, 30);
    await Promise.all([printEverything(), printEverything(), printEverything()]);
    const numbers = filesOf(desk.folder, ".csv")
      .flatMap(readManifest)
      .map(({ number, letter }) => `${number} ${letter}`);
    expect(numbers).toHaveLength(60);
    expect(new Set(numbers).size).toBe(60);
    expect(filesOf(desk.folder, ".en-cours")).toEqual([]);
  });

  it("holds back the secret for an address that has just changed, and prints the notification", async () => {
    await enrolHolders(desk.ctx, 2);
    await desk.ctx.db.inTransaction((trx) =>
      sql`update holder set address_changed_at = now() - interval '6 days' where number = 'T0000001'`.execute(
        trx,
      ),
    );
    const batches = await printEverything();
    expect(batches.map(({ kind, letters }) => `${kind} ${letters}`)).toEqual([
      "notification 2",
      "provisional_password 1",
    ]);
    await desk.ctx.db.inTransaction((trx) =>
      sql`update holder set address_changed_at = now() - interval '7 days 1 minute'`.execute(trx),
    );
    expect(await printEverything()).toHaveLength(1);
  });
});

describe("a killed run", () => {
  it("killed before the commit leaves the letters waiting, and its drafts are destroyed", async () => {
    await enrolHolders(desk.ctx, 2);
    const broken = {
      ...desk.run,
      ctx: {
        ...desk.ctx,
        db: {
          ...desk.ctx.db,
          inTransaction: <T>(work: Parameters<typeof desk.ctx.db.inTransaction<T>>[0]) =>
            desk.ctx.db.inTransaction(async (trx) => {
              const worked = await work(trx);
              if (filesOf(desk.folder, ".en-cours").length > 0) throw new Error("killed");
              return worked;
            }),
        },
      },
    };
    await expect(printBatch(broken, "provisional_password")).rejects.toThrow("killed");
    expect(filesOf(desk.folder, ".en-cours")).toHaveLength(2);
    expect(new Set(await states())).toEqual(
      new Set(["notification to_print", "provisional_password to_print"]),
    );
    expect(await settleDrafts(desk.ctx, desk.folder)).toEqual({ named: 0, destroyed: 2 });
    expect(await printEverything()).toHaveLength(2);
    expect(readdirSync(desk.folder)).toHaveLength(4);
  });

  it("killed after the commit leaves drafts that the next run renames, and no letter to print", async () => {
    await enrolHolders(desk.ctx, 2);
    const [first] = await printEverything();
    if (!first) throw new Error("a batch was expected");
    const { renameSync } = await import("node:fs");
    renameSync(first.pdf, `${first.pdf}.en-cours`);
    expect(await settleDrafts(desk.ctx, desk.folder)).toEqual({ named: 1, destroyed: 0 });
    expect(filesOf(desk.folder, ".pdf")).toContain(first.pdf);
    expect(await printEverything()).toEqual([]);
  });

  it("leaves untouched the drafts of another space and files of others", async () => {
    const foreign = [`sante-courrier-1-notification-${newId()}.pdf.en-cours`, "notes.txt.en-cours"];
    for (const name of foreign) writeFileSync(join(desk.folder, name), "");
    expect(await settleDrafts(desk.ctx, desk.folder)).toEqual({ named: 0, destroyed: 0 });
    expect(readdirSync(desk.folder).sort()).toEqual([...foreign].sort());
  });
});

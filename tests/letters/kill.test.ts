import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { readCode } from "#kernel/text/checked-code.rules.ts";
import { findEnrolment } from "#letters/enrolment.queries.ts";
import { printAll } from "#letters/printing/print-all.actions.ts";
import { buildProgram } from "../mail/build-program.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { repeated } from "../support/repeated.ts";
import { enrolHolders, filesOf, openDesk, pdfText, readManifest, valuesAfter } from "./letter-desk.ts";

const database = await freshDatabase();
afterAll(() => database.close());

const kills = repeated(4, 10);
const holders = repeated(150, 1200);
const longest = repeated(300, 900);

it("kill -9 at any moment: each letter ends in one PDF, with the secret of the database", {
  tags: ["repeats"],
  timeout: 300_000,
}, async () => {
  const script = await buildProgram(new URL("./print-once.ts", import.meta.url));
  const desk = openDesk(database.db);
  await enrolHolders(desk.ctx, holders);
  for (let kill = 0; kill < kills; kill++) {
    const child = spawn(process.execPath, [script, database.url, desk.folder]);
    // It may have printed everything, and be gone, before it is killed.
    const gone = once(child, "exit");
    await once(child.stdout, "data");
    await delay((longest * kill) / kills);
    child.kill("SIGKILL");
    await gone;
  }
  await printAll(desk.run, () => undefined);

  expect(filesOf(desk.folder, ".en-cours")).toEqual([]);
  const listed = filesOf(desk.folder, ".csv")
    .flatMap(readManifest)
    .map(({ letter }) => letter);
  expect(listed).toHaveLength(2 * holders);
  expect(new Set(listed).size).toBe(2 * holders);
  const numbers: string[] = [];
  for (const pdf of filesOf(desk.folder, ".pdf")) {
    const text = pdfText(pdf);
    numbers.push(...valuesAfter("Votre identifiant", text));
    const secrets = valuesAfter("Votre mot de passe provisoire", text);
    const letters = readManifest(pdf.replace(/pdf$/, "csv"));
    for (const [index, typed] of secrets.entries()) {
      const secret = readCode(typed);
      if (!secret.ok) throw new Error(`misspelt in print: ${typed}`);
      const number = letters[index]?.number ?? "";
      const found = await desk.ctx.db.inTransaction((trx) => findEnrolment(trx, number));
      const verdict = await desk.ctx.passwords.verify(found?.secretHash ?? null, secret.value);
      expect(verdict.ok, number).toBe(true);
    }
  }
  expect(new Set(numbers).size).toBe(holders);
});

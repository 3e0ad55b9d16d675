import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { enrolHolders, openDesk, pdfText } from "../letters/letter-desk.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase, type TestDatabase } from "../support/fresh-database.ts";
import { parvis } from "../support/running-parvis.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: TestDatabase;
let environment: Record<string, string>;
let ctx: ReturnType<typeof openDesk>["ctx"];
beforeAll(async () => {
  folder = await temporaryFolder();
  database = await freshDatabase();
  ({ ctx } = openDesk(database.db));
  await enrolHolders(ctx, 1);
  environment = {
    NODE_ENV: "production",
    DATABASE_URL: database.url,
    PARVIS_DATA: folder.path,
    PARVIS_SECRET: "the secret of the letters of production",
  };
});
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

const letters = () =>
  ctx.db.inTransaction((trx) => trx.selectFrom("letter").select(["kind", "state"]).orderBy("kind").execute());

const commands = [["letters", "npfr", "--out", "lettres"], ["worker"]];

it.each(commands)(
  "in production %s stops before anything is written without PARVIS_URL",
  async (...words) => {
    const before = await letters();
    const { code, printed } = await parvis(
      words.map((word) => (word === "lettres" ? join(folder.path, word) : word)),
      environment,
    );
    expect(printed.trim().split("\n")).toEqual([
      expect.stringMatching(/^Parvis : PARVIS_URL manque : .*courriers/),
    ]);
    expect(code).toBe(1);
    expect(await letters()).toEqual(before);
    expect(await readdir(folder.path)).toEqual([]);
  },
);

it("prints the public address on letters once it is set", { timeout: 60_000 }, async () => {
  const out = join(folder.path, "lettres");
  const words = ["letters", "npfr", "--out", out];
  const { code, printed } = await parvis(words, { ...environment, PARVIS_URL: "https://portail.example" });
  expect(code, printed).toBe(0);
  const [pdf = ""] = (await readdir(out)).filter((name) => name.endsWith(".pdf"));
  expect(pdfText(join(out, pdf))).toContain("portail.example/npfr");
});

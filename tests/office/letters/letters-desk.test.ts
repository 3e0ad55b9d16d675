import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { BatchId } from "#kernel/ids.ts";
import { referenceOf } from "#letters/reference.rules.ts";
import { enrolHolders } from "../../letters/letter-desk.ts";
import { auditOf, secretsIn, textOf } from "../../letters/ordering-desk.ts";
import type { Browser } from "../../support/browser.ts";
import { runHouse } from "../../support/running-house.ts";
import { atDesk, staffPassword } from "../staff-desk.ts";

const house = await runHouse();
afterAll(() => house.close());
const { ctx } = house;
const inSpace: typeof ctx.db.inTransaction = (work) => ctx.db.inTransaction(work);

const home = "/gestion/npfr/courriers";
const kind = "mot-de-passe-provisoire";
const superviseur = (await atDesk(house, "superviseur")).browser;
const colleague = (await atDesk(house, "superviseur")).browser;
const agent = (await atDesk(house, "agent")).browser;

beforeEach(async () => {
  await inSpace(async (trx) => {
    for (const table of ["letter", "letter_order", "letter_batch", "enrolment", "security_event", "holder"])
      await sql`delete from ${sql.table(table)}`.execute(trx);
  });
  await enrolHolders(ctx, 3);
});

const field = (page: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? "";

async function order(browser: Browser) {
  const page = await browser.get(`${home}/imprimer/${kind}`);
  return browser.post(`${home}/imprimer/${kind}`, { seen: field(page.text, "seen") });
}

const printed = (batch: string) =>
  vi.waitFor(
    async () => {
      const { text } = await superviseur.get(batch);
      expect(text).toContain("Télécharger, une seule fois");
    },
    { timeout: 20_000, interval: 100 },
  );

const download = (browser: Browser, batch: string) =>
  browser.post(`${batch}/telecharger`, { current_password: staffPassword });

async function printedBatch() {
  const { location } = await order(superviseur);
  if (!location) throw new Error("nothing was ordered");
  await printed(location);
  return location;
}

describe("printing", () => {
  it("posted twice at once, by one member and by two, makes one batch", async () => {
    const pages = await Promise.all(
      [superviseur, colleague].map((browser) => browser.get(`${home}/imprimer/${kind}`)),
    );
    expect(pages[0]?.text).toContain("Imprimer 3 courriers");
    const seen = field(pages[0]?.text ?? "", "seen");
    const answers = await Promise.all(
      [superviseur, superviseur, colleague].map((browser) =>
        browser.post(`${home}/imprimer/${kind}`, { seen }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
    await printed(answers[0]?.location ?? "");
    const late = await colleague.post(`${home}/imprimer/${kind}`, { seen });
    expect(late.location).toBe(answers[0]?.location);
    const batches = await inSpace((trx) =>
      trx.selectFrom("letter_batch").select(["letters", "printed_by"]).execute(),
    );
    expect(batches).toEqual([{ letters: 3, printed_by: expect.stringMatching(/^Agathe Colin/) }]);
  });

  it("is for a superviseur: an agent reads, and is refused as if nothing were there", async () => {
    expect((await agent.get(home)).text).toContain("par un superviseur");
    expect((await agent.get(`${home}/imprimer/${kind}`)).status).toBe(404);
    expect((await order(agent)).status).toBe(404);
    const batch = await printedBatch();
    expect((await agent.get(batch)).text).toContain("Un superviseur doit télécharger le PDF");
    for (const path of ["telecharger", "poste", "refaire"])
      expect((await agent.post(`${batch}/${path}`, { current_password: staffPassword })).status).toBe(404);
    expect((await agent.get(`${batch}/liste`)).status).toBe(404);
  });
});

describe("the PDF", () => {
  it("is downloaded once of two requests at once, after the password, and said in the audit", async () => {
    const batch = await printedBatch();
    const refused = await superviseur.post(`${batch}/telecharger`, { current_password: "" });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain("Saisissez votre mot de passe actuel.");
    const answers = await Promise.all([download(superviseur, batch), download(superviseur, batch)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const given = answers.find(({ status }) => status === 200);
    expect(given?.headers.get("content-disposition")).toMatch(
      /^attachment; filename="npfr-courrier-2-.+\.pdf"$/,
    );
    expect(given?.headers.get("cache-control")).toBe("no-store");
    expect(secretsIn(given?.bytes ?? Buffer.alloc(0))).toHaveLength(3);
    expect(answers.find(({ status }) => status === 409)?.text).toContain("a déjà été téléchargé");
    expect((await superviseur.get(batch)).text).toMatch(
      /téléchargé le \d\d\/\d\d\/\d{4} à .+, par Agathe Colin/,
    );
    const id = batch.split("/").at(-1) ?? "";
    expect(await auditOf({ ctx: { ...ctx, actor: { kind: "staff", member: null } } }, id)).toEqual([
      "letters_ordered",
      "letters_printed",
      "letters_downloaded",
    ]);
  });

  it("goes with a list that any superviseur may take again, with the references", async () => {
    const batch = await printedBatch();
    const { bytes } = await download(superviseur, batch);
    const text = textOf(bytes);
    const list = await colleague.get(`${batch}/liste`);
    expect(list.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const references = [...text.matchAll(/Référence : ([\d ]+)/g)].map(([, printed = ""]) =>
      printed.replace(/\D/g, ""),
    );
    expect(references).toHaveLength(3);
    for (const reference of references) expect(list.text).toContain(`;${reference}`);
    const secrets = secretsIn(bytes);
    expect(secrets).toHaveLength(3);
    for (const secret of secrets) expect(list.text).not.toContain(secret);
  });
});

it("a batch is posted, remade without its good letters, and its returns entered with the scanner box", async () => {
  const batch = await printedBatch();
  expect((await superviseur.post(`${batch}/poste`)).location).toBe(batch);
  expect((await superviseur.get(batch)).text).toContain("Ce lot n’a pas été téléchargé");
  await download(superviseur, batch);
  await superviseur.post(`${batch}/poste`);
  expect((await superviseur.get(batch)).text).toContain("Le lot est noté comme posté");

  const wrong = await superviseur.post(`${batch}/refaire`, { which: "some", rejects: "2\n9" });
  expect(wrong.status).toBe(409);
  expect(wrong.text).toMatch(/Pas dans ce lot\s: 9\. Rien n’a été refait\./);
  expect(wrong.text).toContain("2\n9</textarea>");
  const remade = await superviseur.post(`${batch}/refaire`, { which: "some", rejects: "2" });
  await printed(remade.location ?? "");
  expect((await superviseur.get(remade.location ?? "")).text).toContain("Refait des courriers du");

  const letters = await inSpace((trx) =>
    trx
      .selectFrom("letter")
      .select("serial")
      .where("batch_id", "=", batch.split("/").at(-1) as BatchId)
      .orderBy("place")
      .execute(),
  );
  const [first = "", , third = ""] = letters.map(({ serial }) => referenceOf(serial));
  await agent.get(`${home}/retours`);
  const noReason = await agent.post(`${home}/retours`, { codes: `${first}\n${third}` });
  expect(noReason.status).toBe(400);
  expect(noReason.text).toContain(`${first}\n${third}</textarea>`);
  const entered = await agent.post(`${home}/retours`, {
    codes: `${first}\n${first}\n0000000000\n${third} 3\nbonjour`,
    reason: "unknown_addressee",
  });
  expect(entered.status).toBe(200);
  expect(entered.text).toContain("2 lignes prises en compte sur 5");
  const tags = [...entered.text.matchAll(/<span class="tag [^"]+">([^<]+)</g)].map(([, words]) => words);
  expect(tags).toEqual(["pris en compte", "déjà saisi", "inconnu", "pris en compte", "inconnu"]);
  expect(entered.text).toContain("0000000000\nbonjour</textarea>");
  const overview = await agent.get(home);
  expect(overview.text).toContain("Destinataire inconnu à l’adresse");
  expect(overview.text).toContain("Pli avisé et non réclamé");
});

it("a letter is reissued by number, and refused in words", async () => {
  await agent.get(`${home}/reemettre`);
  const refused = await agent.post(`${home}/reemettre`, { number: "T0000001", brings: "password" });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain("Un courrier attend déjà d’être imprimé pour cette personne.");
  expect((await agent.post(`${home}/reemettre`, { number: "T0000001", brings: "factor" })).text).toContain(
    "Cette personne n’a pas de seconde vérification",
  );
  await inSpace((trx) => sql`update letter set state = 'printed', printed_at = now()`.execute(trx));
  expect((await agent.post(`${home}/reemettre`, { number: "T0000001", brings: "password" })).location).toBe(
    home,
  );
  expect((await agent.get(home)).text).toContain("Courrier réémis");
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { minutes, seconds } from "#kernel/duration.ts";
import { inSpace } from "#subject/job.ts";
import { asSuperuser } from "../support/database-server.ts";
import type { RunningHouse } from "../support/running-house.ts";
import { home, keptNotes, type Member, notesHouse, path, plantNotes, signedIn } from "./notes-house.ts";

let house: RunningHouse;
let member: Member;
beforeAll(async () => {
  house = await notesHouse({ worker: true });
  member = await signedIn(house);
});
afterAll(() => house.close());

const rowsOf = <Row extends object>(query: string) =>
  asSuperuser(house.database.superuserUrl, async (client) => (await client.query<Row>(query)).rows);
const statesOf = async (job: string) =>
  (await rowsOf<{ state: string }>(`select state from pgboss.job where name = '${job}'`)).map(
    ({ state }) => state,
  );

it("the worker runs the job of a module, and composes and sends its mail", async () => {
  const file = new File(["%PDF-1.7"], "relevé.pdf", { type: "application/pdf" });
  expect((await member.browser.upload(path, { text: "Le relevé" }, { file })).status).toBe(303);
  const [mail] = await house.mailsTo(member.email);
  expect(mail?.subject).toBe("Vous avez gardé une note");
  expect(mail?.text).toMatch(/Vous avez gardé une note et sa pièce jointe sur «\s/);
  expect(mail?.text).toContain("Maëlys");
  expect(mail?.text).not.toContain("Le relevé");
  await expect.poll(() => statesOf("note-kept"), { timeout: seconds(20) }).toEqual(["completed"]);
});

it("its event is in the journal of the holder on Sécurité", async () => {
  const { text } = await member.browser.get(`${home}/espace/securite`);
  expect(text).toContain("Note gardée");
  const other = await signedIn(house);
  expect((await other.browser.get(`${home}/espace/securite`)).text).not.toContain("Note gardée");
});

it("its retention is on the privacy page of the spaces with this module", async () => {
  const { text } = await member.browser.get(`${home}/confidentialite`);
  expect(text).toMatch(/<td[^>]*>Vos notes et leurs pièces jointes<\/td><td[^>]*>Un an<\/td>/);
  expect((await member.browser.get("/npfr/confidentialite")).text).not.toContain("Vos notes");
});

it("the nightly clean-up removes what is older than the privacy page says, and nothing else", async () => {
  const { holderId } = await signedIn(house);
  await plantNotes(house, holderId, 3, "370 days");
  await plantNotes(house, holderId, 2, "360 days");
  await plantNotes(house, holderId, 1);
  const nights = await rowsOf<{ cron: string }>(
    "select cron from pgboss.schedule where name = 'clean-up' and key = 'carnet'",
  );
  expect(nights).toEqual([{ cron: "30 3 * * *" }]);
  const night = house.ctx.contributed.jobs.find(({ name }) => name === "clean-up");
  if (!night) throw new Error("no subject cleans up at night");
  await house.ctx.db.inTransaction((trx) =>
    house.ctx.outbox.enqueue(trx, { ...night, payload: inSpace }, { space: house.ctx.space.id }),
  );
  const left = async () =>
    (await keptNotes(house)).flatMap(({ holder_id, text }) => (holder_id === holderId ? [text] : []));
  await expect.poll(() => statesOf("clean-up"), { timeout: minutes(1) }).toEqual(["completed"]);
  expect(await left()).toEqual(["Note 1, 360 days", "Note 2, 360 days", "Note 1, 0 days"]);
});

it("its states are in the gallery", async () => {
  const { text } = await member.browser.get("/_dev/pages");
  const links = [...text.matchAll(/href="(\/_dev\/pages\/npfr\/[^"]*notes?\.[^"]+)"/g)].map(
    ([, link = ""]) => link,
  );
  expect(links).toEqual(
    [
      "mes-notes.aucune",
      "mes-notes.plusieurs",
      "mes-notes.trop-longue",
      "retirer-des-notes.a-cocher",
      "retirer-des-notes.rien-de-coche",
      "une-note.avec-une-piece-jointe",
    ].map((key) => `/_dev/pages/npfr/${key}`),
  );
  for (const link of links) {
    const page = await member.browser.get(link);
    expect([page.status, /<h1[^>]*>(Mes notes|Retirer des notes|Une note)<\/h1>/.test(page.text)]).toEqual([
      200,
      true,
    ]);
  }
});

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { runHouse } from "../../support/running-house.ts";
import { atDesk, staffPassword } from "../staff-desk.ts";
import { deposit, look, numbers, person, press, registryText, rowOf, until } from "./import-desk.ts";

const house = await runHouse();
const agent = await atDesk(house, "agent");
const boss = await atDesk(house, "superviseur");
const other = await atDesk(house, "superviseur");
afterAll(() => house.close());
afterEach(() =>
  house.ctx.db.inTransaction(async (trx) => {
    await trx.deleteFrom("upload").execute();
    await trx.deleteFrom("holder").where("number", "like", "N90%").execute();
  }),
);

const folder = join(house.config.store.folder, "imports", "npfr");
const files = () => readdir(folder).catch(() => []);
const approval = { current_password: staffPassword };

/** Deposited, checked, and handed to a second person. */
async function waiting(text: string, whole = false) {
  const id = await deposit(agent.browser, text, { whole });
  await until(house, id, "ready");
  await press(agent.browser, id, "demande");
  return id;
}

describe("a file deposited at the desk", () => {
  it("is checked, approved by a second person and applied, then destroyed", async () => {
    const id = await deposit(
      agent.browser,
      registryText(person("N9000001"), person("N9000002", "deux@boite.example")),
    );
    await until(house, id, "ready");
    expect(await numbers(house)).toEqual([]);
    const report = await look(agent.browser, id);
    expect(report).toContain("Vérifié");
    expect(report).toMatch(/Nouveaux<\/td>.*?>2<\/td>/s);
    expect(report).toContain("Colonnes absentes du fichier, laissées telles quelles au registre");
    expect(await files()).toContain(`${id}.file`);

    expect(await press(agent.browser, id, "demande")).toMatchObject({ status: 303 });
    expect(await look(agent.browser, id)).toContain("Personne n’approuve son propre import");
    expect(await press(boss.browser, id, "accord", approval)).toMatchObject({ status: 303 });
    await until(house, id, "applied");
    expect(await numbers(house)).toEqual(["N9000001 -", "N9000002 deux@boite.example"]);
    await expect.poll(files).not.toContain(`${id}.file`);
    expect(await rowOf(house, id)).toMatchObject({ file_key: null, approved_by_name: boss.who.name });
    const history = await look(agent.browser, id);
    for (const words of ["Déposé", "Vérification en cours", "Vérifié", "À approuver", "Approuvé", "Appliqué"])
      expect(history).toContain(words);
    expect(history).toContain(boss.who.name);
  });

  it("is kept sealed: nothing of it is read on disk", async () => {
    const id = await deposit(agent.browser, registryText(person("N9000001", "sealed@boite.example")));
    await until(house, id, "ready");
    for (const name of await files()) {
      const bytes = await readFile(join(folder, name), "latin1");
      expect(bytes).not.toContain("sealed@boite.example");
      expect(bytes).not.toContain("LEF");
    }
  });

  it("is refused with its rows, and the list of them is downloaded", async () => {
    const id = await deposit(
      agent.browser,
      registryText(person("N9000001", "no-address"), person("2,04518E+05")),
    );
    await until(house, id, "refused");
    const report = await look(agent.browser, id);
    expect(report).toContain("Fichier refusé, rien n’a été changé.");
    expect(report).toContain("Des numéros sont écrits comme 2,04518E+05");
    const csv = await agent.browser.get(`/gestion/npfr/imports/${id}/refus.csv`);
    expect(csv.headers.get("content-disposition")).toContain("attachment");
    expect(csv.text).toContain("no-address");
    expect(csv.text.split("\n").length).toBeGreaterThan(2);
    for (const name of await files())
      expect(await readFile(join(folder, name), "latin1")).not.toContain("no-address");
    expect(await press(agent.browser, id, "demande")).toMatchObject({ status: 303 });
    expect((await rowOf(house, id)).state).toBe("refused");
  });

  it("that changes nothing cannot be asked for", async () => {
    await until(house, await waiting(registryText(person("N9000001"))), "waiting");
    const id = await deposit(agent.browser, registryText(), {});
    await until(house, id, "refused");
    expect(await look(agent.browser, id)).toContain("Aucun titulaire dans le fichier");
  });

  it("is given up, and its file destroyed at once", async () => {
    const id = await waiting(registryText(person("N9000001", "gone@boite.example")));
    await press(agent.browser, id, "abandon");
    expect(await rowOf(house, id)).toMatchObject({ state: "cancelled", file_key: null, rejects_key: null });
    expect(await files()).not.toContain(`${id}.file`);
    expect(await press(boss.browser, id, "accord", approval)).toMatchObject({ status: 303 });
    expect((await rowOf(house, id)).state).toBe("cancelled");
  });
});

describe("four eyes", () => {
  it("refuse one's own import, deposited or asked for", async () => {
    const own = await deposit(boss.browser, registryText(person("N9000001")));
    await until(house, own, "ready");
    await press(boss.browser, own, "demande");
    expect(await press(boss.browser, own, "accord", approval)).toMatchObject({
      status: 409,
      text: expect.stringContaining("Personne n’approuve son propre import"),
    });
    const asked = await deposit(agent.browser, registryText(person("N9000002")));
    await until(house, asked, "ready");
    await press(boss.browser, asked, "demande");
    expect(await press(boss.browser, asked, "accord", approval)).toMatchObject({ status: 409 });
    expect([(await rowOf(house, own)).state, (await rowOf(house, asked)).state]).toEqual([
      "waiting",
      "waiting",
    ]);
  });

  it("refuse an agent as they refuse what does not exist", async () => {
    const id = await waiting(registryText(person("N9000001")));
    const second = await atDesk(house, "agent");
    const answer = await press(second.browser, id, "accord", approval);
    expect(answer.status).toBe(404);
    expect((await rowOf(house, id)).state).toBe("waiting");
  });

  it("of two who approve at once let one, and apply once", async () => {
    const id = await waiting(registryText(person("N9000001")));
    await Promise.all([boss, other].map(({ browser }) => browser.get(`/gestion/npfr/imports/${id}`)));
    const answers = await Promise.all(
      [boss, other].map(({ browser }) => browser.post(`/gestion/npfr/imports/${id}/accord`, approval)),
    );
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    await until(house, id, "applied");
    const steps = await house.ctx.db.inTransaction((trx) =>
      trx.selectFrom("upload_step").select("state").where("upload_id", "=", id).execute(),
    );
    expect(steps.filter(({ state }) => state === "approved")).toHaveLength(1);
    const runs = await house.ctx.db.inTransaction((trx) =>
      trx.selectFrom("import_run").select("state").where("file_name", "=", "registre.csv").execute(),
    );
    expect(runs.filter(({ state }) => state === "applied").length).toBeGreaterThan(0);
  });
});

import { afterAll, afterEach, describe, expect, it } from "vitest";
import { noteChanges } from "#registry/changes/holder-changes.queries.ts";
import { runHouse } from "../../support/running-house.ts";
import { atDesk, staffPassword } from "../staff-desk.ts";
import { deposit, look, numbers, person, press, registryText, rowOf, until } from "./import-desk.ts";

const house = await runHouse();
const agent = await atDesk(house, "agent");
const boss = await atDesk(house, "superviseur");
afterAll(() => house.close());
afterEach(() =>
  house.ctx.db.inTransaction(async (trx) => {
    await trx.deleteFrom("upload").execute();
    await trx.deleteFrom("holder_change").execute();
    await trx.deleteFrom("holder").where("number", "like", "N90%").execute();
  }),
);
const approval = { current_password: staffPassword };

const addHolders = (...lines: string[]) =>
  house.ctx.db.inTransaction(async (trx) => {
    for (const [number = "", email = ""] of lines.map((line) => line.split(" ")))
      await trx
        .insertInto("holder")
        .values({
          ...{ number, email, title: "", last_name: "LEFÈVRE", first_name: "Maëlys", organisation: "" },
          ...{
            address_1: "",
            address_2: "",
            address_3: "",
            postal_code: "35000",
            city: "RENNES",
            country: "FR",
          },
        })
        .execute();
  });

describe("a rehearsal", () => {
  it("shows pages of holders as the import would leave them, and changes nothing", async () => {
    await addHolders("N9000001 avant@boite.example");
    const text = registryText(person("N9000001", "apres@boite.example"), person("N9000002"));
    const id = await deposit(agent.browser, text);
    await until(house, id, "ready");
    await press(agent.browser, id, "repetition");
    await until(house, id, "rehearsed");
    expect(await numbers(house)).toEqual(["N9000001 avant@boite.example"]);
    const page = await look(agent.browser, id);
    const links = [...page.matchAll(/href="(\/gestion\/npfr\/imports\/[^"]+\/repetition\/[^"]+)"/g)].map(
      ([, href = ""]) => href,
    );
    expect(new Set(links.map((href) => href.split("/").at(-1)))).toEqual(
      new Set(["home", "profile", "payments"]),
    );
    expect(page).not.toContain("ne se dessine pas");
    const shown = await Promise.all(links.map((href) => agent.browser.get(href)));
    expect(shown.every(({ status }) => status === 200)).toBe(true);
    const text1 = shown.map((one) => one.text).join("");
    expect(text1).toContain("Répétition d’un import");
    expect(text1).toContain("Maëlys");
    const stored = await house.ctx.db.inTransaction((trx) =>
      trx.selectFrom("rehearsed_page").selectAll().execute(),
    );
    expect(stored.length).toBe(links.length);
    for (const { sealed } of stored) expect(sealed.toString("latin1")).not.toContain("html");
    await press(agent.browser, id, "abandon");
    expect((await agent.browser.get(links[0] ?? "")).status).toBe(404);
  });
});

describe("an import whose reading has changed since its check", () => {
  it("is not applied, but checked and approved anew", async () => {
    const id = await deposit(agent.browser, registryText(person("N9000001"), person("N9000002")));
    await until(house, id, "ready");
    await press(agent.browser, id, "demande");
    await addHolders("N9000001 x@boite.example");
    await press(boss.browser, id, "accord", approval);
    const row = await until(house, id, "ready");
    expect(row.approved_by).toBeNull();
    expect(await numbers(house)).toEqual(["N9000001 x@boite.example"]);
    expect(await look(agent.browser, id)).toContain("a changé depuis la vérification");
  });
});

describe("a whole registry that would close many holders", () => {
  it("is applied only once their number is typed", async () => {
    await addHolders("N9000001 a@boite.example", "N9000002 b@boite.example", "N9000003 c@boite.example");
    const id = await deposit(agent.browser, registryText(person("N9000001", "a@boite.example")), {
      whole: true,
    });
    const { report } = await until(house, id, "ready");
    const closing = (report as { words: { closing: number } }).words.closing;
    expect(closing).toBeGreaterThanOrEqual(2);
    await press(agent.browser, id, "demande");
    expect(await press(boss.browser, id, "accord", { ...approval, closed: "1" })).toMatchObject({
      status: 400,
      text: expect.stringContaining("Tapez le nombre de titulaires"),
    });
    expect((await rowOf(house, id)).state).toBe("waiting");
    await press(boss.browser, id, "accord", { ...approval, closed: String(closing) });
    await until(house, id, "applied");
    expect(await numbers(house)).toEqual([
      "N9000001 a@boite.example",
      "N9000002 b@boite.example closed",
      "N9000003 c@boite.example closed",
    ]);
  });
});

describe("a file with a holder's former address", () => {
  it("lists the conflict, and leaves the change", async () => {
    await addHolders("N9000001 apres@boite.example");
    await house.ctx.db.inTransaction(async (trx) => {
      const { id } = await trx
        .selectFrom("holder")
        .select("id")
        .where("number", "=", "N9000001")
        .executeTakeFirstOrThrow();
      const change = { field: "email", before: "avant@boite.example", after: "apres@boite.example" } as const;
      await noteChanges(trx, id, "holder", [change]);
    });
    const text = registryText(person("N9000001", "avant@boite.example"), person("N9000002"));
    const id = await deposit(agent.browser, text);
    await until(house, id, "ready");
    const page = await look(agent.browser, id);
    expect(page).toContain("Mis de côté, et conflits");
    expect(page).toContain("a••••@b••••.example");
    expect(page).not.toContain("avant@boite.example");
    await press(agent.browser, id, "demande");
    await press(boss.browser, id, "accord", approval);
    await until(house, id, "applied");
    expect(await numbers(house)).toEqual(["N9000001 apres@boite.example", "N9000002 -"]);
  });
});

describe("a file with names of its own for its columns", () => {
  const theirs = "Matricule;NOM;CP;Ville\nN9000001;LEFÈVRE;35000;RENNES\n";
  const said = {
    "columns-0-name": "Matricule",
    "columns-0-column": "number",
    "columns-1-name": "NOM",
    "columns-1-column": "last_name",
    "columns-2-name": "CP",
    "columns-2-column": "postal_code",
    "columns-3-name": "Ville",
    "columns-3-column": "city",
  };

  it("is read once staff say which is which, and the next one is offered the same", async () => {
    const id = await deposit(agent.browser, theirs);
    for (let tries = 0; tries < 200 && (await rowOf(house, id)).state !== "refused"; tries++)
      await new Promise((resume) => setTimeout(resume, 100));
    const form = await agent.browser.get(`/gestion/npfr/imports/${id}/colonnes`);
    expect(form.text).toContain("Matricule");
    expect(form.text).toContain("N9000001");
    const twice = { ...said, "columns-1-column": "number" };
    expect(await agent.browser.post(`/gestion/npfr/imports/${id}/colonnes`, twice)).toMatchObject({
      status: 400,
      text: expect.stringContaining("Deux colonnes ne peuvent pas être"),
    });
    expect(await agent.browser.post(`/gestion/npfr/imports/${id}/colonnes`, said)).toMatchObject({
      status: 303,
    });
    const { report } = await until(house, id, "ready");
    expect(report).toMatchObject({ words: { approved: { added: 1 } } });

    const next = await deposit(agent.browser, theirs.replace("N9000001", "N9000002"));
    for (let tries = 0; tries < 200 && (await rowOf(house, next)).state !== "refused"; tries++)
      await new Promise((resume) => setTimeout(resume, 100));
    const again = await agent.browser.get(`/gestion/npfr/imports/${next}/colonnes`);
    expect(again.text).toContain(`Choix repris de ${agent.who.name}`);
    expect(again.text).toMatch(/<option value="number" selected/);
  });
});

describe("uploads", () => {
  it("without a file, or of a kind that does not exist, are errors of their field", async () => {
    await agent.browser.get("/gestion/npfr/imports");
    const none = await agent.browser.upload("/gestion/npfr/imports", { kind: "registry" });
    expect(none).toMatchObject({ status: 400, text: expect.stringContaining("Choisissez un fichier.") });
    const file = new File(["x"], "x.csv");
    const odd = await agent.browser.upload("/gestion/npfr/imports", { kind: "passwords" }, { file });
    expect(odd.status).toBe(400);
    expect(
      await house.ctx.db.inTransaction((trx) => trx.selectFrom("upload").select("id").execute()),
    ).toEqual([]);
  });

  it("of another space do not exist", async () => {
    const id = await deposit(agent.browser, registryText(person("N9000001")));
    const elsewhere = await atDesk(house, "administrateur", "sante");
    const answers = await Promise.all(
      ["npfr", "sante"].map((space) => elsewhere.browser.get(`/gestion/${space}/imports/${id}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });

  it("that are no text are refused in words", async () => {
    const zip = Buffer.from("PK\x03\x04[Content_Types].xml", "latin1");
    const id = await deposit(agent.browser, zip as Buffer<ArrayBuffer>, { name: "registre.xlsx" });
    for (let tries = 0; tries < 200 && (await rowOf(house, id)).state !== "refused"; tries++)
      await new Promise((resume) => setTimeout(resume, 100));
    expect(await look(agent.browser, id)).toContain("Enregistrer sous, CSV UTF-8");
  });
});

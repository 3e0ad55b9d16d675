import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageFolder } from "#kernel/package-folder.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { modulesOf } from "#web/module.ts";
import { Browser } from "../support/browser.ts";
import { asSuperuser } from "../support/database-server.ts";
import type { RunningHouse } from "../support/running-house.ts";
import { mostNotes } from "./notes/notes.actions.ts";
import { notes } from "./notes/notes.module.ts";
import { home, keptNotes, notesHouse, path, plantNotes, signedIn } from "./notes-house.ts";

let house: RunningHouse;
let browser: Browser;
beforeAll(async () => {
  house = await notesHouse({ worker: false });
  browser = (await signedIn(house)).browser;
});
afterAll(() => house.close());

const kept = async () => (await keptNotes(house)).map(({ text }) => text);

describe("a module made of one folder and one line", () => {
  it("is in the menu of every page, and marked on its own", async () => {
    for (const page of ["/espace", "/espace/informations", "/espace/securite", "/espace/notes"]) {
      const { text } = await browser.get(home + page);
      const menu = text.slice(
        text.indexOf('<nav id="menu"'),
        text.indexOf("</nav>", text.indexOf('<nav id="menu"')),
      );
      expect(menu).toContain(`href="${path}"`);
      expect(menu).toContain("Mes notes");
      expect(menu.includes(`href="${path}" aria-current="page"`)).toBe(page === "/espace/notes");
    }
  });

  it("has its card on the home page", async () => {
    const { text } = await browser.get(`${home}/espace`);
    const main = text.slice(text.indexOf("<main"), text.indexOf("</main>"));
    expect(main).toContain(`<a href="${path}">Mes notes</a>`);
    expect(main).toContain("Garder vos questions sous la main.");
  });

  it("is only in spaces whose policy names it", async () => {
    expect((await new Browser(house.origin).get("/npfr/espace/notes")).status).toBe(404);
    expect(modulesOf([notes], { ...npfr.policy, modules: [] })).toEqual([]);
    expect(() => modulesOf([notes], { ...npfr.policy, modules: ["notse"] })).toThrow('"notse"');
  });

  it("is guarded: without a session it shows and does nothing", async () => {
    const stranger = new Browser(house.origin);
    await stranger.get(`${home}/connexion`);
    for (const answer of [await stranger.get(path), await stranger.upload(path, { text: "d’un inconnu" })])
      expect([answer.status, answer.location]).toEqual([303, `${home}/connexion`]);
    expect(await kept()).toEqual([]);
  });

  it("shows an error next to its field, keeps the typed values, and does nothing", async () => {
    const long = `${"très ".repeat(12)}long`;
    const answer = await browser.upload(path, { text: long });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('id="text-error"');
    expect(answer.text).toContain("Écrivez 60 caractères au plus.");
    expect(answer.text).toContain(`value="${long}"`);
    expect(answer.text).toMatch(/<title>Erreur\s: Mes notes/);
    expect(await kept()).toEqual([]);
  });

  it("acts, redirects, and announces it once on the next page", async () => {
    const answer = await browser.upload(path, { text: "Demander une attestation" });
    expect([answer.status, answer.location]).toEqual([303, path]);
    // What shows no page leaves the announcement to the page that follows.
    expect((await browser.get(`${path}/0`)).status).toBe(404);
    const [first, second] = [await browser.get(path), await browser.get(path)];
    expect(first.text).toContain(">Demander une attestation</a></li>");
    expect(first.text).toContain("Note gardée");
    expect(second.text).not.toContain("Note gardée");
    expect(await kept()).toEqual(["Demander une attestation"]);
  });

  it("shows the refusal of its action on the same page", async () => {
    const { browser: other, holderId } = await signedIn(house);
    await plantNotes(house, holderId, mostNotes - 1);
    expect((await other.upload(path, { text: "La dernière" })).status).toBe(303);
    const answer = await other.upload(path, { text: "Une de trop" });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("Vous avez déjà 500 notes.");
    expect(answer.text).toContain('value="Une de trop"');
    expect(await kept()).not.toContain("Une de trop");
  });

  it("shows holders only their own data", async () => {
    const { browser: other } = await signedIn(house);
    const { text } = await other.get(path);
    expect(text).toContain("Mes notes");
    for (const note of await kept()) expect(text).not.toContain(note);
    const [, link = ""] = /href="([^"]+\/notes\/\d+)"/.exec((await browser.get(path)).text) ?? [];
    expect((await browser.get(link)).text).toContain("<p>Demander une attestation</p>");
    for (const there of [await other.get(link), await browser.get(`${path}/0`)])
      expect([there.status, there.text.includes("attestation")]).toEqual([404, false]);
  });

  it("announces nothing when the commit fails", async () => {
    await asSuperuser(house.database.superuserUrl, async (client) => {
      await client.query(`create function refuse_note() returns trigger language plpgsql as
        $$ begin raise exception 'this commit fails'; end $$`);
      await client.query(`create constraint trigger refused after insert on note
        deferrable initially deferred for each row execute function refuse_note()`);
    });
    const { browser: member } = await signedIn(house);
    const answer = await member.upload(path, { text: "Perdue" });
    expect(answer.status).toBe(500);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect((await member.get(path)).text).not.toContain("Note gardée");
    expect(await kept()).not.toContain("Perdue");
  });
});

it("is the one that docs/modules.md builds, file by file", async () => {
  const page = await readFile(join(packageFolder(), "docs", "modules.md"), "utf8");
  const shown = [...page.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, code]) => code);
  const names = await readdir(new URL("notes/", import.meta.url));
  const files = names.map((name) => readFile(new URL(`notes/${name}`, import.meta.url), "utf8"));
  expect(new Set(shown)).toEqual(new Set(await Promise.all(files)));
});

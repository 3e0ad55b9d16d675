import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { formSchema } from "#http/forms/form-schema.ts";
import { intoMemory } from "#http/uploads/into-memory.ts";
import { post } from "#web/screen.ts";
import { Browser } from "../support/browser.ts";
import type { RunningHouse } from "../support/running-house.ts";
import { mostNotes } from "./notes/notes.actions.ts";
import { fileBytes } from "./notes/notes-page.tsx";
import { home, keptNotes, notesHouse, path, plantNotes, signedIn } from "./notes-house.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await notesHouse({ worker: false });
});
afterAll(() => house.close());
const take = vi.spyOn(intoMemory, "take");
afterEach(() => take.mockClear());
afterAll(() => take.mockRestore());

const fileOf = (bytes: number) =>
  new File([Buffer.alloc(bytes, "é")], "relevé.pdf", { type: "application/pdf" });
const notesOf = async (holderId: string) =>
  (await keptNotes(house)).filter((note) => note.holder_id === holderId);

describe("a file sent behind the sign-in", () => {
  it("is kept with its note, byte for byte", async () => {
    const { browser, holderId } = await signedIn(house);
    const answer = await browser.upload(path, { text: "Avec le relevé" }, { file: fileOf(fileBytes) });
    expect([answer.status, answer.location]).toEqual([303, path]);
    const [note] = await notesOf(holderId);
    expect(note?.file_name).toBe("relevé.pdf");
    expect(note?.file?.equals(Buffer.alloc(fileBytes, "é"))).toBe(true);
    expect((await browser.get(`${path}/${note?.id}`)).text).toMatch(/Pièce jointe\s: relevé\.pdf/);
  });

  it("that is too large comes back as an error of its field, with what was typed", async () => {
    const { browser, holderId } = await signedIn(house);
    const answer = await browser.upload(path, { text: "Trop lourd" }, { file: fileOf(fileBytes + 1) });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('id="file-error"');
    expect(answer.text).toMatch(/Ce fichier est trop lourd\s: choisissez-en un de 200 Ko au plus\./);
    expect(answer.text).toContain('value="Trop lourd"');
    expect(await notesOf(holderId)).toEqual([]);
  });

  it("is named again when another field is wrong, for a browser does not keep it", async () => {
    const { browser, holderId } = await signedIn(house);
    const answer = await browser.upload(path, { text: "" }, { file: fileOf(10) });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("Écrivez votre note.");
    expect(answer.text).toMatch(/n’a pas gardé «\s<span class="breakable">relevé\.pdf<\/span>\s»/);
    expect(await notesOf(holderId)).toEqual([]);
  });

  it("is read by nobody without a session, or with one that is over", async () => {
    const stranger = new Browser(house.origin);
    await stranger.get(`${home}/connexion`);
    const { browser: gone } = await signedIn(house);
    const session = gone.copy();
    await gone.get(path);
    await gone.post(`${home}/deconnexion`);
    const before = await keptNotes(house);
    for (const browser of [stranger, session]) {
      const answer = await browser.upload(path, { text: "Dehors" }, { file: fileOf(fileBytes) });
      expect([answer.status, answer.location]).toEqual([303, `${home}/connexion`]);
    }
    expect(take).not.toHaveBeenCalled();
    expect(await keptNotes(house)).toEqual(before);
  });

  it("is read by nobody when the token is wrong", async () => {
    const { browser } = await signedIn(house);
    const answer = await browser.upload(
      path,
      { _csrf: "x".repeat(43), text: "Forgée" },
      { file: fileOf(10) },
    );
    expect(answer.status).toBe(403);
    expect(take).not.toHaveBeenCalled();
  });
});

describe("a form of hundreds of checkboxes", () => {
  const boxes = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [`notes-${id}`, "oui"]));

  it("is read whole: 500 notes go at once", async () => {
    const { browser, holderId } = await signedIn(house);
    await plantNotes(house, holderId, mostNotes);
    const { text } = await browser.get(`${path}/trier`);
    const shown = [...text.matchAll(/<input type="checkbox"[^>]*name="notes-(\d+)"/g)].map(
      ([, id = ""]) => id,
    );
    expect(shown).toHaveLength(500);
    const answer = await browser.post(`${path}/trier`, boxes(shown));
    expect([answer.status, answer.location]).toEqual([303, path]);
    expect((await browser.get(path)).text).toContain("Notes retirées");
    expect(await notesOf(holderId)).toEqual([]);
  });

  it("is shown again when nothing is ticked", async () => {
    const { browser, holderId } = await signedIn(house);
    await plantNotes(house, holderId, 2);
    const answer = await browser.post(`${path}/trier`);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("Cochez au moins une note.");
  });

  it("is refused beyond the fields of its route, and removes nothing", async () => {
    const { browser, holderId } = await signedIn(house);
    await plantNotes(house, holderId, 1);
    const [mine] = await notesOf(holderId);
    const ids = Array.from({ length: 600 }, (_, place) => String(1_000_000 + place));
    const answer = await browser.post(`${path}/trier`, boxes([mine?.id ?? "", ...ids]));
    expect(answer.status).toBe(413);
    expect(await notesOf(holderId)).toHaveLength(1);
  });

  it("removes nothing of another holder", async () => {
    const [victim, thief] = [await signedIn(house), await signedIn(house)];
    await plantNotes(house, victim.holderId, 3);
    const ids = (await notesOf(victim.holderId)).map(({ id }) => id);
    expect((await thief.browser.post(`${path}/trier`, boxes(ids))).status).toBe(303);
    expect((await thief.browser.get(path)).text).toContain("Ces notes n’existent plus");
    expect(await notesOf(victim.holderId)).toHaveLength(3);
  });
});

it("a form that says where its files go, and not how many, keeps the server from starting", () => {
  const parts = {
    path: "/espace/notes",
    opens: "own-space",
    load: async () => null,
    draw: () => {
      throw new Error("never drawn");
    },
    form: formSchema({}),
    act: async () => ({ to: "/espace" }),
  } as const;
  expect(() => post({ ...parts, files: () => intoMemory })).toThrow("acceptUpload");
  expect(() => post(parts)).not.toThrow();
});

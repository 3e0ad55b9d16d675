import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningHouse } from "../support/running-house.ts";
import { mostNotes } from "./notes/notes.actions.ts";
import { keptNotes, notesHouse, path, plantNotes, signedIn } from "./notes-house.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await notesHouse({ worker: false });
});
afterAll(() => house.close());

const notesOf = async (holderId: string) =>
  (await keptNotes(house)).filter((note) => note.holder_id === holderId);

describe("a form of hundreds of checkboxes", () => {
  const boxes = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [`notes-${id}`, "oui"]));

  it("is read completely: 500 notes are deleted at once", async () => {
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

  it("is refused with more fields than its route accepts, and removes nothing", async () => {
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

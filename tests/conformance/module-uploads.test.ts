import { afterAll, beforeAll, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { formSchema } from "#http/forms/form-schema.ts";
import { intoMemory } from "#http/uploads/into-memory.ts";
import { post } from "#web/screen.ts";
import { Browser } from "../support/browser.ts";
import { asSuperuser } from "../support/database-server.ts";
import type { RunningHouse } from "../support/running-house.ts";
import { fileBytes } from "./notes/notes-page.tsx";
import { home, keptNotes, notesHouse, path, signedIn } from "./notes-house.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await notesHouse({ worker: false });
});
afterAll(() => house.close());

/** Called as soon as a file begins to be stored. */
let take: MockInstance<typeof intoMemory.take>;
beforeEach(() => {
  take = vi.spyOn(intoMemory, "take");
});

const fileOf = (bytes: number) =>
  new File([Buffer.alloc(bytes, "é")], "relevé.pdf", { type: "application/pdf" });
const notesOf = async (holderId: string) =>
  (await keptNotes(house)).filter((note) => note.holder_id === holderId);

describe("a file sent behind the sign-in", () => {
  it("is kept with its note, byte for byte", async () => {
    const { browser, holderId } = await signedIn(house);
    const answer = await browser.upload(path, { text: "Avec le relevé" }, { file: fileOf(fileBytes) });
    expect([answer.status, answer.location]).toEqual([303, path]);
    expect(take).toHaveBeenCalledOnce();
    const [note] = await notesOf(holderId);
    expect(note?.file_name).toBe("relevé.pdf");
    expect(note?.file?.equals(Buffer.alloc(fileBytes, "é"))).toBe(true);
    expect((await browser.get(`${path}/${note?.id}`)).text).toMatch(/Pièce jointe\s: relevé\.pdf/);
  });

  it("that is too large is an error of its field, and the typed values are kept", async () => {
    const { browser, holderId } = await signedIn(house);
    const answer = await browser.upload(path, { text: "Trop lourd" }, { file: fileOf(fileBytes + 1) });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('id="file-error"');
    expect(answer.text).toMatch(/Ce fichier est trop lourd\s: choisissez-en un de 200 Ko au plus\./);
    expect(answer.text).toContain('value="Trop lourd"');
    expect(await notesOf(holderId)).toEqual([]);
  });

  it("is named again when another field is wrong, because browsers do not keep it", async () => {
    const { browser, holderId } = await signedIn(house);
    const answer = await browser.upload(path, { text: "" }, { file: fileOf(10) });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("Écrivez votre note.");
    expect(answer.text).toMatch(/n’a pas gardé «\s<span class="breakable">relevé\.pdf<\/span>\s»/);
    expect(await notesOf(holderId)).toEqual([]);
  });

  it("is not read without a session, or with an ended one", async () => {
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

  it("is deleted when the session ends during the upload, and the next page says so", async () => {
    const { browser, holderId } = await signedIn(house);
    const { browser: other } = await signedIn(house);
    take.mockImplementationOnce(async () => {
      await asSuperuser(house.database.superuserUrl, (client) =>
        client.query(
          "update session set ended_at = now() where account_id in (select id from account where holder_id = $1)",
          [holderId],
        ),
      );
      return Buffer.from("read");
    });
    const answer = await browser.upload(path, { text: "Trop tard" }, { file: fileOf(10) });
    expect([answer.status, answer.location]).toEqual([303, `${home}/espace`]);
    expect((await browser.visit(`${home}/espace`)).text).toContain("Votre session est terminée");
    expect((await other.upload(path, { text: "À temps" }, { file: fileOf(10) })).location).toBe(path);
    expect(await notesOf(holderId)).toEqual([]);
  });

  it("is not read when the token is wrong", async () => {
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

it("the server does not start with a form that stores files without a limit on them", () => {
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

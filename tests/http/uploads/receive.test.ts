import { createHash } from "node:crypto";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Part, pdf, sendParts, title, until } from "./send-parts.ts";
import { fileBytes, type UploadHouse, uploadHouse } from "./upload-house.ts";

let folder: string;
let home: UploadHouse;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parvis-uploads-"));
  home = await uploadHouse(folder);
});
afterAll(async () => {
  await home.app.close();
  await rm(folder, { recursive: true });
});
afterEach(() => until(async () => (await home.left()) === home.seen.kept.length));

const sha256 = (value: string | Buffer) => createHash("sha256").update(value).digest("hex");
const document = (value: string | Buffer, filename = "releve.pdf"): Part => ({ ...pdf, value, filename });
const annex = (filename: string, value = "a"): Part => ({ name: "annexes", filename, value });

const errorsOf = async (parts: readonly Part[]) => {
  const answer = await sendParts(home, parts);
  expect(answer.status).toBe(400);
  return (await answer.json()).errors;
};

describe("a form with files", () => {
  it("delivers its fields, and its files byte for byte", async () => {
    const bytes = Buffer.from(Array.from({ length: 60_000 }, (_, n) => n % 256));
    const answer = await sendParts(home, [
      title,
      document(bytes, "relevé.pdf"),
      annex("a.txt"),
      annex("b.txt", "bb"),
    ]);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      title: "Relevé",
      document: "relevé.pdf",
      annexes: "a.txt",
      files: [
        {
          field: "document",
          name: "relevé.pdf",
          type: "application/pdf",
          bytes: 60_000,
          sha256: sha256(bytes),
        },
        { field: "annexes", name: "a.txt", type: "application/octet-stream", bytes: 1, sha256: sha256("a") },
        { field: "annexes", name: "b.txt", type: "application/octet-stream", bytes: 2, sha256: sha256("bb") },
      ],
    });
  });

  it("accepts a file of exactly the maximum size", async () => {
    const answer = await sendParts(home, [title, document(Buffer.alloc(fileBytes))]);
    expect((await answer.json()).files[0].bytes).toBe(fileBytes);
  });

  it("accepts fields after files", async () => {
    expect((await sendParts(home, [document("x"), title])).status).toBe(200);
  });

  it("keeps only the files passed to `keep`", async () => {
    expect((await sendParts(home, [document("x")], "/garde")).status).toBe(200);
    for (const path of home.seen.kept) await access(path);
    expect(home.seen.kept.length).toBeGreaterThan(0);
  });
});

describe("a refused file", () => {
  it("that is too large is an error of its field, beside the other errors, with typed values kept", async () => {
    const answer = await sendParts(home, [
      { name: "title", value: "Un titre beaucoup trop long" },
      document(Buffer.alloc(fileBytes + 1)),
      annex("a.txt"),
    ]);
    expect(await answer.json()).toEqual({
      values: { title: "Un titre beaucoup trop long", document: "releve.pdf", annexes: "a.txt" },
      errors: {
        title: "Raccourcissez ce titre.",
        document: "Ce fichier est trop lourd : choisissez-en un de 100 Ko au plus.",
      },
    });
  });

  it("that is empty is an error of its field", async () => {
    expect(await errorsOf([title, document("")])).toEqual({
      document: "Ce fichier est vide : choisissez-en un autre.",
    });
  });

  it("beyond the number allowed is an error of its field", async () => {
    expect(await errorsOf([title, document("x"), annex("a"), annex("b"), annex("c")])).toEqual({
      annexes: "Choisissez 2 fichiers au plus.",
    });
    expect(await errorsOf([title, document("x"), document("y")])).toEqual({
      document: "Choisissez un seul fichier.",
    });
  });

  it("that was not chosen has the error of its schema", async () => {
    expect(await errorsOf([title, document("", ""), annex("", "")])).toEqual({
      document: "Joignez un document.",
    });
  });

  it("sent as a text is refused", async () => {
    expect((await sendParts(home, [title, { name: "document", value: "faux.pdf" }])).status).toBe(400);
  });
});

describe("the name of a file", () => {
  it.each([
    ["a path", "../../etc/passwd", "passwd"],
    ["a path of Windows", "C:\\temp\\rib.pdf", "rib.pdf"],
    ["signs that turn the writing", "facture\u202efdp.exe", "facturefdp.exe"],
    ["300 signs", `${"é".repeat(296)}.pdf`, `${"é".repeat(115)}….pdf`],
    ["an apostrophe and a space", "l’avis d'impôt.pdf", "l’avis d'impôt.pdf"],
    ["dots alone", "....", "fichier"],
  ])("with %s is safe to show, and names no file on our disk", async (_, filename, shown) => {
    const answer = await sendParts(home, [title, document("x", filename)]);
    expect((await answer.json()).files[0].name).toBe(shown);
  });
});

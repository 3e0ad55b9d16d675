import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { damagedForm } from "#http/forms/form-fields.ts";
import { bodyOf, boundary, headersOf, type Part, pdf, send, sendParts, title, until } from "./send-parts.ts";
import { type UploadHouse, uploadHouse } from "./upload-house.ts";

let folder: string;
let home: UploadHouse;
let before: UploadHouse["seen"];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parvis-uploads-"));
  home = await uploadHouse(folder);
});
afterAll(async () => {
  await home.app.close();
  await rm(folder, { recursive: true });
});
afterEach(() => until(async () => (await home.left()) === 0));

/** `isUnread`: not even one file may have started to be stored. */
async function refusalOf(sending: () => Promise<Response>, isUnread: boolean) {
  before = { ...home.seen };
  const answer = await sending();
  expect(home.seen.used).toBe(before.used);
  if (isUnread) expect(home.seen.taken).toBe(before.taken);
  return { status: answer.status, text: await answer.text() };
}

const stale = "Votre page a expiré ou vient d’ailleurs.";
const token = (): Part => ({ name: "_csrf", value: home.token });

describe("no file is stored from a form", () => {
  it.each<[string, () => Part[]]>([
    ["without a token", () => [title, pdf]],
    ["with another's token", () => [{ name: "_csrf", value: "x".repeat(43) }, title, pdf]],
    ["whose token comes after the file", () => [pdf, token()]],
    ["whose token comes after a field", () => [title, token(), pdf]],
    ["whose token is a file", () => [{ ...token(), filename: "token" }, pdf]],
    ["whose token is given as JSON", () => [{ ...token(), type: "application/json" }, pdf]],
    ["without anything", () => []],
  ])("%s", async (_, parts) => {
    const { status, text } = await refusalOf(() => send(home, bodyOf(parts())), true);
    expect([status, text.includes(stale)]).toEqual([403, true]);
  });

  it("whose token is given twice", async () => {
    const answer = await send(home, bodyOf([token(), title, token(), pdf]));
    expect(answer.status).toBe(400);
    expect((await answer.json()).errors).toEqual({ _form: damagedForm });
  });

  it.each([{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }, { cookie: "" }])(
    "from elsewhere: %j",
    async (headers) => {
      const body = bodyOf([token(), title, pdf]);
      const { status, text } = await refusalOf(() => send(home, body, "/envoi", headers), true);
      expect([status, text.includes(stale)]).toEqual([403, true]);
    },
  );

  it("larger than its route accepts: the 413 page tells the limit", async () => {
    const body = bodyOf([token(), { ...pdf, value: Buffer.alloc(500_000) }]);
    const { status, text } = await refusalOf(() => send(home, body), true);
    expect([status, text]).toEqual([
      413,
      expect.stringContaining(
        "Votre envoi est trop lourd : cette page reçoit 465,5 Ko en tout. Rien n’a été enregistré.",
      ),
    ]);
  });

  it("without Content-Length", async () => {
    const stream = new Blob([new Uint8Array(bodyOf([token(), title, pdf]))]).stream();
    const sending = () =>
      fetch(`${home.origin}/npfr/envoi`, {
        method: "POST",
        body: stream,
        duplex: "half",
        headers: headersOf(home),
      } as RequestInit);
    expect((await refusalOf(sending, true)).status).toBe(411);
  });
});

describe("a route", () => {
  it("without uploads refuses multipart", async () => {
    expect((await sendParts(home, [title], "/ordinaire")).status).toBe(415);
    expect((await sendParts(home, [title], "/nulle-part")).status).toBe(415);
  });

  it("with uploads refuses any other form", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const body = Buffer.from(`_csrf=${home.token}&title=x&document=faux.pdf`);
    expect((await send(home, body, "/envoi", headers)).status).toBe(415);
  });

  it("that ignores its body still answers", async () => {
    expect((await sendParts(home, [{ ...pdf, value: Buffer.alloc(300_000) }], "/sans-lire")).status).toBe(
      200,
    );
  });

  it("that throws after receiving files deletes them", async () => {
    const taken = home.seen.taken;
    expect((await sendParts(home, [title, pdf], "/panne")).status).toBe(500);
    expect(home.seen.taken).toBe(taken + 1);
  });
});

describe("a multipart form is refused as a whole", () => {
  const incomplete = "Votre envoi est arrivé incomplet ou abîmé.";
  const tooMany = "Votre envoi compte plus de fichiers ou de champs que cette page n’en reçoit.";
  const many = (count: number, part: (n: number) => Part) => Array.from({ length: count }, (_, n) => part(n));

  it.each<[string, number, string, () => Buffer]>([
    ["cut in a file", 400, incomplete, () => bodyOf([token(), title, pdf], "").subarray(0, -6)],
    ["cut after a field", 400, incomplete, () => bodyOf([token(), title], "")],
    [
      "cut in the headers of a part",
      400,
      incomplete,
      () => bodyOf([token(), title], `--${boundary}\r\nContent-Dis`),
    ],
    [
      "with a file for an unknown field",
      400,
      "est abîmé",
      () => bodyOf([token(), { ...pdf, name: "other" }]),
    ],
    ["with a file for a text field", 400, "est abîmé", () => bodyOf([token(), { ...pdf, name: "title" }])],
    [
      "with a field named __proto__",
      400,
      incomplete,
      () => bodyOf([token(), { name: "__proto__", value: "x" }]),
    ],
    [
      "with a file named as a property of Object.prototype",
      400,
      incomplete,
      () => bodyOf([token(), { ...pdf, name: "constructor" }]),
    ],
    [
      "with a field name that no page uses",
      400,
      "est abîmé",
      () => bodyOf([token(), { name: "a b", value: "x" }]),
    ],
    [
      "with 60 fields",
      413,
      tooMany,
      () => bodyOf([token(), ...many(60, (n) => ({ name: `f${n}`, value: "x" }))]),
    ],
    [
      "with 60 files",
      413,
      tooMany,
      () => bodyOf([token(), ...many(60, (n) => ({ ...pdf, filename: `f${n}` }))]),
    ],
    [
      "with 1000 empty files",
      413,
      tooMany,
      () => bodyOf([token(), ...many(1000, () => ({ ...pdf, filename: "", value: "" }))]),
    ],
  ])("%s", async (_, status, words, body) => {
    const refusal = await refusalOf(() => send(home, body()), false);
    expect([refusal.status, refusal.text]).toEqual([status, expect.stringContaining(words)]);
  });

  it("without a boundary", async () => {
    const body = bodyOf([token(), title, pdf]);
    const sending = () => send(home, body, "/envoi", { "content-type": "multipart/form-data" });
    expect((await refusalOf(sending, true)).status).toBe(400);
  });
});

describe("a field of a form with files", () => {
  it.each([
    ["a control character", "a\u0000b"],
    ["broken UTF-8", Buffer.from([0x61, 0xff, 0x62])],
  ])("with %s has an error", async (_, value) => {
    const answer = await sendParts(home, [{ name: "title", value }, pdf]);
    expect((await answer.json()).errors).toEqual({ title: "Ce champ contient un caractère illisible." });
  });

  it("beyond 64 kB has an error", async () => {
    const answer = await sendParts(home, [{ name: "title", value: "x".repeat(70_000) }, pdf]);
    expect((await answer.json()).errors).toEqual({ title: "Ce champ est trop long." });
  });
});
